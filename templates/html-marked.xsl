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
  <xsl:include href="list-marked.xsl" c:for="ol authorialNote"/>
  <xsl:include href="note-marked.xsl" c:for="authorialNote"/>
  <xsl:include href="page-marked.xsl" c:for="page"/>
  <xsl:include href="inline-marked.xsl" c:for="span"/>

  <xsl:template match="akn:ins | akn:del">
    <c:shape/>
  </xsl:template>

  <xsl:template name="inserted">
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

  <xsl:template name="deleted">
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
  <xsl:template name="inserted-boundary">
    <c:part name="ins">
      <c:spoken phrase="inserted-boundary"/>
      <xsl:call-template name="sign"/>
    </c:part>
  </xsl:template>

  <xsl:template name="deleted-boundary">
    <c:part name="del">
      <c:spoken phrase="deleted-boundary"/>
      <xsl:call-template name="sign"/>
    </c:part>
  </xsl:template>

  <!-- What stands behind it began an item. -->
  <xsl:template name="deleted-bullet">
    <c:part name="del">
      <xsl:call-template name="sign">
        <xsl:with-param name="sign">&#x2022;&#xA0;</xsl:with-param>
      </xsl:call-template>
    </c:part>
  </xsl:template>

  <xsl:template name="deleted-number">
    <c:part name="del">
      <c:begin phrase="deleted"/>
      <xsl:value-of select="concat(@c:former-number, '. ')"/>
    </c:part>
  </xsl:template>

  <!-- The number of a heading, neither of which has a place of its own: they
       stand on one line. -->
  <xsl:template match="akn:p[@class = 'number' and @c:change and not(@xml:id)
      and following-sibling::*[1][self::akn:p]]"/>

  <xsl:template priority="1" match="akn:p[preceding-sibling::*[1][self::akn:p
      and @class = 'number' and @c:change and not(@xml:id)]]">
    <p>
      <c:attributes/>
      <xsl:for-each select="preceding-sibling::*[1]">
        <c:content/>
      </xsl:for-each>
      <c:content/>
    </p>
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
</xsl:stylesheet>
