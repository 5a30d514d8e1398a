<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists numbered by their order: included by html.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:template match="akn:ol">
    <ol role="list">
      <c:attributes/>
      <xsl:apply-templates select="akn:li" mode="ordered"/>
    </ol>
  </xsl:template>

  <xsl:template match="akn:li" mode="ordered">
    <li>
      <c:attributes/>
      <span class="num">
        <xsl:value-of select="position()"/>
        <xsl:text>.</xsl:text>
      </span>
      <div>
        <c:content/>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
