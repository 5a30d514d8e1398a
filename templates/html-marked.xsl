<?xml version="1.0" encoding="UTF-8"?>
<!-- A marked text as an HTML tree: html.xsl, and what a comparison marked.
     Words that came and went, moves linked at both ends, boundaries of
     paragraphs, numbers, formatting.

     Whoever takes the ins off their words, and the del away with theirs, has
     the newer text, the other way round the older one: what is said beside
     that is a label. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:include href="html.xsl"/>
  <xsl:include href="note-marked.xsl" c:for="authorialNote"/>

  <xsl:template match="akn:ins">
    <c:part name="ins">
      <c:begin phrase="inserted">
        <xsl:call-template name="move">
          <xsl:with-param name="here">to</xsl:with-param>
          <xsl:with-param name="there">from</xsl:with-param>
        </xsl:call-template>
      </c:begin>
      <c:content/>
      <c:end phrase="inserted-end"/>
    </c:part>
  </xsl:template>

  <xsl:template match="akn:del">
    <c:part name="del">
      <c:begin phrase="deleted">
        <xsl:call-template name="move">
          <xsl:with-param name="here">from</xsl:with-param>
          <xsl:with-param name="there">to</xsl:with-param>
        </xsl:call-template>
      </c:begin>
      <c:content/>
      <c:end phrase="deleted-end"/>
    </c:part>
  </xsl:template>

  <!-- Where a paragraph ends now, or ended. -->
  <xsl:template match="akn:ins[@class = 'boundary']">
    <c:part name="ins">
      <c:spoken phrase="inserted-boundary"/>
      <xsl:call-template name="sign"/>
    </c:part>
  </xsl:template>

  <xsl:template match="akn:del[@class = 'boundary']">
    <c:part name="del">
      <c:spoken phrase="deleted-boundary"/>
      <xsl:call-template name="sign"/>
    </c:part>
  </xsl:template>

  <!-- What stands behind it began an item. -->
  <xsl:template match="akn:del[@class = 'bullet']">
    <c:part name="del">
      <xsl:call-template name="sign">
        <xsl:with-param name="sign">&#x2022;&#xA0;</xsl:with-param>
      </xsl:call-template>
    </c:part>
  </xsl:template>

  <xsl:template match="akn:del[@class = 'bullet' and @c:former-number]"
      priority="1">
    <c:part name="del">
      <c:begin phrase="deleted"/>
      <xsl:value-of select="concat(@c:former-number, '. ')"/>
    </c:part>
  </xsl:template>

  <xsl:template name="sign">
    <xsl:param name="sign">&#xB6;</xsl:param>
    <span class="sign" data-codicil="label" aria-hidden="true">
      <xsl:value-of select="$sign"/>
    </span>
  </xsl:template>

  <!-- Words that are heard and not seen. -->
  <xsl:template name="spoken">
    <xsl:param name="words"/>
    <span class="spoken">
      <c:label/>
      <xsl:value-of select="concat(' ', $words, ' ')"/>
    </span>
  </xsl:template>

  <!-- A move is said, and linked to its other end, where it begins. In the
       excerpts of a what's-new page, where it stands once more, its number is
       that much larger (src/diff/news_work.h), so that the ends find one
       another. -->
  <xsl:template name="move">
    <xsl:param name="here"/>
    <xsl:param name="there"/>
    <xsl:variable name="move" select="c:move()"/>
    <xsl:if test="$move">
      <xsl:attribute name="id">
        <xsl:value-of select="concat(':move-', @c:move, '-', $here)"/>
      </xsl:attribute>
      <xsl:variable name="words"
          select="c:phrase(concat('moved-', $there), 'number',
          @c:move mod 1000000)"/>
      <xsl:choose>
        <xsl:when test="$move = 'linked'">
          <a class="move" href="#:move-{@c:move}-{$there}">
            <c:label/>
            <xsl:value-of select="concat($words, ' ')"/>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <span class="move">
            <c:label/>
            <xsl:value-of select="concat($words, ' ')"/>
          </span>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- A number of ours, as it was and as it is; `end` stands behind it. -->
  <xsl:template name="ordinal">
    <xsl:param name="end"/>
    <xsl:variable name="now" select="c:now()"/>
    <xsl:variable name="former" select="c:former()"/>
    <xsl:choose>
      <xsl:when test="$now = $former">
        <xsl:value-of select="concat($now, $end)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$former">
          <del>
            <xsl:call-template name="number-begin">
              <xsl:with-param name="is">deleted</xsl:with-param>
              <xsl:with-param name="moved">moved-from</xsl:with-param>
            </xsl:call-template>
            <xsl:value-of select="concat($former, $end)"/>
          </del>
        </xsl:if>
        <xsl:if test="$now">
          <ins>
            <xsl:call-template name="number-begin">
              <xsl:with-param name="is">inserted</xsl:with-param>
              <xsl:with-param name="moved">moved-to</xsl:with-param>
            </xsl:call-template>
            <xsl:value-of select="concat($now, $end)"/>
          </ins>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="number-begin">
    <xsl:param name="is"/>
    <xsl:param name="moved"/>
    <xsl:choose>
      <xsl:when test="c:change() = $moved">
        <xsl:attribute name="class">moved</xsl:attribute>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="spoken">
          <xsl:with-param name="words" select="c:phrase($is)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:li" mode="ordered" priority="1">
    <li>
      <c:attributes/>
      <span class="num">
        <xsl:call-template name="ordinal">
          <xsl:with-param name="end">.</xsl:with-param>
        </xsl:call-template>
      </span>
      <div>
        <c:content/>
      </div>
    </li>
  </xsl:template>

  <!-- What went is in no list of contents. -->
  <xsl:template match="akn:*[@c:change = 'deleted']" mode="contents"
      priority="1"/>
  <xsl:template match="akn:*[@c:change = 'moved-from']" mode="contents"
      priority="1"/>
  <xsl:template match="akn:*[@c:change = 'deleted']" mode="contents-within"
      priority="1"/>
  <xsl:template match="akn:*[@c:change = 'moved-from']" mode="contents-within"
      priority="1"/>

  <!-- Words that are the same and look otherwise, or lead elsewhere. -->
  <xsl:template match="akn:span[@c:former]">
    <xsl:variable name="link" select="substring-before(concat(
        substring-after(concat('; ', @c:former), '; a '), '; '), '; ')"/>
    <span>
      <c:attributes/>
      <c:content/>
      <xsl:choose>
        <xsl:when test="$link and not(ancestor::akn:a[1]/@href = $link)">
          <span class="note-of-change">
            <c:label/>
            <xsl:value-of select="concat(' ',
                c:phrase('link-changed', 'address', $link))"/>
          </span>
        </xsl:when>
        <xsl:otherwise>
          <c:spoken phrase="reformatted"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
