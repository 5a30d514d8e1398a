<?xml version="1.0" encoding="UTF-8"?>
<!-- Inlines that many texts do without: included by html.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:template match="akn:def">
    <c:part name="dfn"/>
  </xsl:template>

  <xsl:template match="akn:br">
    <br/>
  </xsl:template>

  <xsl:template match="akn:span">
    <xsl:choose>
      <xsl:when test="@class = 'code'">
        <code>
          <c:content/>
        </code>
      </xsl:when>
      <xsl:otherwise>
        <c:part name="span"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The quotation marks are those of the text. -->
  <xsl:template match="akn:embeddedText">
    <q>
      <c:attributes/>
      <xsl:value-of select="@startQuote"/>
      <c:content/>
      <xsl:value-of select="@endQuote"/>
    </q>
  </xsl:template>

  <xsl:template match="akn:term">
    <c:link class="term">
      <c:attributes/>
      <c:content/>
    </c:link>
  </xsl:template>

  <xsl:template match="akn:img">
    <xsl:choose>
      <xsl:when test="c:url(@src)">
        <img src="{@src}">
          <c:attributes/>
        </img>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@alt"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
