<?xml version="1.0" encoding="UTF-8"?>
<!-- Inlines of a marked text that are others now: included by html-marked.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <!-- Words that are the same and look otherwise, or lead elsewhere. -->
  <xsl:template match="akn:span[@c:former]">
    <xsl:variable name="link" select="substring-before(concat(
        substring-after(concat('; ', @c:former), '; a '), '; '), '; ')"/>
    <span>
      <c:attributes/>
      <c:content/>
      <xsl:choose>
        <xsl:when test="$link and not(ancestor::akn:a[1]/@href = $link)">
          <span class="note-of-change">
            <c:label/>
            <xsl:value-of select="concat(' ',
                c:phrase('link-changed', 'address', $link))"/>
          </span>
        </xsl:when>
        <xsl:otherwise>
          <c:spoken phrase="reformatted"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
