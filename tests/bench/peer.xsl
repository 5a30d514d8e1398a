<?xml version="1.0" encoding="UTF-8"?>
<!-- What a legal publisher would write by hand for xsltproc: a text as an HTML
     page, without interface words, table of contents, footnote marks or
     functions of ours. The peer of templates/html.xsl in tools/bench. -->
<xsl:stylesheet version="1.0" exclude-result-prefixes="a"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="a:akomaNtoso a:doc a:statement a:mainBody
      a:article a:section a:paragraph a:point a:hcontainer a:content a:intro
      a:wrapUp a:ul a:ol a:blockList a:table a:tr"/>

  <xsl:template match="/">
    <html lang="{//a:mainBody/@xml:lang}">
      <head>
        <meta name="viewport" content="width=device-width"/>
        <title><xsl:value-of select="//a:docTitle"/></title>
      </head>
      <body><main><xsl:apply-templates select="*/*"/></main></body>
    </html>
  </xsl:template>
  <xsl:template match="a:meta"/>
  <xsl:template match="a:longTitle"><xsl:apply-templates/></xsl:template>
  <xsl:template match="a:longTitle/a:p">
    <h1><xsl:apply-templates/></h1>
  </xsl:template>
  <xsl:template match="a:article | a:section">
    <section id="{@xml:id}"><xsl:apply-templates/></section>
  </xsl:template>
  <xsl:template match="a:section/a:heading | a:article/a:heading">
    <h2>
      <xsl:value-of select="concat(../a:num, ' ')"/>
      <xsl:apply-templates/>
    </h2>
  </xsl:template>
  <xsl:template match="a:section/a:section/a:heading">
    <h3>
      <xsl:value-of select="concat(../a:num, ' ')"/>
      <xsl:apply-templates/>
    </h3>
  </xsl:template>
  <xsl:template match="a:heading">
    <p class="heading"><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="a:article/a:num[../a:heading]"/>
  <xsl:template match="a:section/a:num[../a:heading]"/>
  <xsl:template match="a:num">
    <span class="num"><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="a:paragraph | a:point | a:hcontainer | a:item">
    <div id="{@xml:id}"><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="a:blockList">
    <div class="list"><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="a:p">
    <p>
      <xsl:if test="@xml:id">
        <xsl:attribute name="id">
          <xsl:value-of select="@xml:id"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </p>
  </xsl:template>
  <xsl:template match="a:ul | a:ol | a:li | a:table | a:tr | a:th | a:td |
      a:caption | a:b | a:i | a:u | a:sub | a:sup | a:br | a:abbr | a:span">
    <xsl:element name="{local-name()}">
      <xsl:copy-of select="@colspan | @rowspan | @class"/>
      <xsl:if test="@xml:id">
        <xsl:attribute name="id">
          <xsl:value-of select="@xml:id"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="a:a | a:ref">
    <a href="{@href}"><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="a:date">
    <time datetime="{@date}"><xsl:apply-templates/></time>
  </xsl:template>
  <xsl:template match="a:authorialNote">
    <small><xsl:apply-templates/></small>
  </xsl:template>
  <xsl:template match="a:img"><img src="{@src}" alt="{@alt}"/></xsl:template>
</xsl:stylesheet>
