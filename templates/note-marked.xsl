<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes of a marked text as HTML: included by html-marked.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <!-- One that came or went stands within a mark, but its words are drawn at
       the end of the text, outside of that. -->
  <xsl:template match="akn:authorialNote" priority="1">
    <xsl:variable name="now" select="c:now()"/>
    <xsl:variable name="former" select="c:former()"/>
    <sup class="note">
      <xsl:choose>
        <xsl:when test="@marker or $now = $former or not($now and $former)">
          <xsl:call-template name="note-link"/>
        </xsl:when>
        <xsl:otherwise>
          <del>
            <xsl:call-template name="number-begin">
              <xsl:with-param name="is">deleted</xsl:with-param>
            </xsl:call-template>
            <xsl:value-of select="$former"/>
          </del>
          <ins>
            <xsl:call-template name="number-begin">
              <xsl:with-param name="is">inserted</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="note-link"/>
          </ins>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <xsl:template name="note-link">
    <c:permalink role="doc-noteref" phrase="footnote">
      <xsl:if test="@xml:id">
        <xsl:attribute name="id">
          <xsl:value-of select="concat(':', @xml:id)"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:value-of select="c:mark()"/>
    </c:permalink>
  </xsl:template>

  <xsl:template match="akn:authorialNote" mode="end" priority="1">
    <li>
      <c:attributes/>
      <span class="num">
        <xsl:call-template name="note-mark"/>
      </span>
      <div>
        <xsl:call-template name="note-words"/>
        <xsl:if test="@xml:id">
          <a class="back" href="#:{@xml:id}" role="doc-backlink"
              aria-label="{c:phrase('back-to-text', 'number', c:mark())}">
            <c:label/>
            <xsl:text>&#x21A9;&#xFE0E;</xsl:text>
          </a>
        </xsl:if>
      </div>
    </li>
  </xsl:template>

  <xsl:template name="note-mark">
    <xsl:choose>
      <xsl:when test="@marker and c:now() and c:former()">
        <xsl:value-of select="@marker"/>
      </xsl:when>
      <xsl:when test="@marker and c:now()">
        <ins>
          <xsl:value-of select="@marker"/>
        </ins>
      </xsl:when>
      <xsl:when test="@marker">
        <del>
          <xsl:value-of select="@marker"/>
        </del>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ordinal"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-words">
    <xsl:choose>
      <xsl:when test="c:now() and c:former()">
        <c:content/>
      </xsl:when>
      <xsl:when test="c:now()">
        <ins>
          <xsl:call-template name="number-begin">
            <xsl:with-param name="is">inserted</xsl:with-param>
            <xsl:with-param name="moved">moved-to</xsl:with-param>
          </xsl:call-template>
          <c:content/>
        </ins>
      </xsl:when>
      <xsl:otherwise>
        <del>
          <xsl:call-template name="number-begin">
            <xsl:with-param name="is">deleted</xsl:with-param>
            <xsl:with-param name="moved">moved-from</xsl:with-param>
          </xsl:call-template>
          <c:content/>
        </del>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
