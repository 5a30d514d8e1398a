<?xml version="1.0" encoding="UTF-8"?>
<!-- Marks of a class: ends of moves, and what stands for what has no words.
     Included by html-marked.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

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

  <xsl:template name="sign">
    <xsl:param name="sign">&#xB6;</xsl:param>
    <span class="sign" data-codicil="label" aria-hidden="true">
      <xsl:value-of select="$sign"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
