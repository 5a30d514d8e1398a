<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes of a text as HTML: included by html.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <!-- The mark where they stand, the words at the end. -->

  <xsl:template match="akn:authorialNote">
    <sup class="note">
      <c:permalink role="doc-noteref" phrase="footnote">
        <xsl:attribute name="id">
          <xsl:value-of select="concat(':', @xml:id)"/>
        </xsl:attribute>
        <xsl:value-of select="c:mark()"/>
      </c:permalink>
    </sup>
  </xsl:template>

  <xsl:template match="akn:authorialNote" mode="end">
    <xsl:variable name="mark" select="c:mark()"/>
    <li>
      <c:attributes/>
      <span class="num">
        <xsl:value-of select="$mark"/>
      </span>
      <div>
        <c:content/>
        <a class="back" href="#:{@xml:id}" role="doc-backlink"
            aria-label="{c:phrase('back-to-text', 'number', $mark)}">
          <c:label/>
          <xsl:text>&#x21A9;&#xFE0E;</xsl:text>
        </a>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
