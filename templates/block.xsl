<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotations, and what a what's-new page leaves folded: included by html.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:template match="akn:blockContainer">
    <c:part name="blockquote"/>
  </xsl:template>

  <!-- What a what's-new page leaves folded. -->
  <xsl:template match="akn:hcontainer[@class = 'fold'] |
      akn:blockContainer[@class = 'fold']">
    <details class="fold">
      <summary>
        <xsl:value-of select="@c:label"/>
      </summary>
      <c:content/>
    </details>
  </xsl:template>
</xsl:stylesheet>
