<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers that went from before headings that went: included by
     html-marked.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

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
</xsl:stylesheet>
