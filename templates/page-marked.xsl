<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of contents of a marked text: included by html-marked.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <!-- What went is in no list of contents. -->
  <xsl:template match="akn:*[@c:change = 'deleted']" mode="contents"
      priority="1"/>
  <xsl:template match="akn:*[@c:change = 'moved-from']" mode="contents"
      priority="1"/>
  <xsl:template match="akn:*[@c:change = 'deleted']" mode="contents-within"
      priority="1"/>
  <xsl:template match="akn:*[@c:change = 'moved-from']" mode="contents-within"
      priority="1"/>
</xsl:stylesheet>
