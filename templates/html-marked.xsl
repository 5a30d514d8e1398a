<?xml version="1.0" encoding="UTF-8"?>
<!-- A marked text as an HTML tree: html.xsl, and what a comparison marked.
     Words that came and went, moves linked at both ends, boundaries of
     paragraphs, numbers, formatting.

     Whoever takes the ins off their words, and the del away with theirs, has
     the newer text, the other way round the older one: what is said beside
     that is a label. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:include href="html.xsl"/>
  <xsl:include href="list-marked.xsl" c:for="ol authorialNote"/>
  <xsl:include href="note-marked.xsl" c:for="authorialNote"/>
  <xsl:include href="page-marked.xsl" c:for="page"/>
  <xsl:include href="inline-marked.xsl" c:for="span"/>
  <xsl:include href="class-marked.xsl" c:for="class"/>
  <xsl:include href="number-marked.xsl" c:for="number"/>

  <xsl:template match="akn:ins | akn:del">
    <c:shape/>
  </xsl:template>

  <xsl:template name="inserted">
    <c:part name="ins">
      <c:begin phrase="inserted">
        <xsl:call-template name="move">
          <xsl:with-param name="here">to</xsl:with-param>
          <xsl:with-param name="there">from</xsl:with-param>
        </xsl:call-template>
      </c:begin>
      <c:content/>
      <c:end phrase="inserted-end"/>
    </c:part>
  </xsl:template>

  <xsl:template name="deleted">
    <c:part name="del">
      <c:begin phrase="deleted">
        <xsl:call-template name="move">
          <xsl:with-param name="here">from</xsl:with-param>
          <xsl:with-param name="there">to</xsl:with-param>
        </xsl:call-template>
      </c:begin>
      <c:content/>
      <c:end phrase="deleted-end"/>
    </c:part>
  </xsl:template>

  <!-- Words that are heard and not seen. -->
  <xsl:template name="spoken">
    <xsl:param name="words"/>
    <span class="spoken">
      <c:label/>
      <xsl:value-of select="concat(' ', $words, ' ')"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
