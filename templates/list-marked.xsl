<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers of ours in a marked text, of items and of footnotes: included by
     html-marked.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

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
</xsl:stylesheet>
