<?xml version="1.0" encoding="UTF-8"?>
<!-- What a publisher would write by hand for xsltproc to get the page that
     templates/html.xsl gives, in plain XSLT 1.0: contents, sections with links
     to them, literal numbers, runs of clauses as lists, footnotes. Without
     interface words, and English only. The peer of tools/bench. -->
<xsl:stylesheet version="1.0" exclude-result-prefixes="a"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="a:akomaNtoso a:doc a:statement a:mainBody
      a:article a:section a:paragraph a:point a:hcontainer a:content a:intro
      a:wrapUp a:ul a:ol a:blockList a:item a:table a:tr a:th a:td
      a:preface a:conclusions a:authorialNote"/>
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template match="/">
    <html lang="{//a:mainBody/@xml:lang}">
      <head>
        <meta name="viewport" content="width=device-width"/>
        <title><xsl:value-of select="//a:docTitle"/></title>
      </head>
      <body>
        <header><xsl:apply-templates select="//a:preface"/></header>
        <nav>
          <h2>Contents</h2>
          <ul><xsl:apply-templates mode="contents" select="//a:mainBody/*"/></ul>
        </nav>
        <main>
          <xsl:apply-templates select="//a:mainBody"/>
          <xsl:apply-templates select="//a:conclusions"/>
        </main>
        <xsl:if test="//a:authorialNote">
          <section>
            <h2>Notes</h2>
            <ol><xsl:apply-templates mode="notes" select="//a:authorialNote"/></ol>
          </section>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template mode="contents" match="*"/>
  <xsl:template mode="contents" match="a:article | a:section">
    <li>
      <a href="#{@xml:id}">
        <xsl:value-of select="normalize-space(concat(a:num, ' ', a:heading))"/>
      </a>
      <xsl:if test="a:section[a:heading] | a:article">
        <ul><xsl:apply-templates mode="contents" select="*"/></ul>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="a:longTitle/a:p">
    <h1><xsl:apply-templates/></h1>
  </xsl:template>

  <!-- provisions with a heading -->
  <xsl:template match="a:article | a:section">
    <section>
      <xsl:call-template name="identify"/>
      <xsl:variable name="level"
          select="count(ancestor-or-self::*[self::a:article or
              self::a:section][a:heading or a:num]) + 1"/>
      <xsl:element name="h{$level}">
        <xsl:if test="a:num">
          <span class="num"><xsl:apply-templates select="a:num/node()"/></span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:apply-templates select="a:heading/node()"/>
      </xsl:element>
      <a class="anchor" href="#{@xml:id}" aria-label="{concat('Link to “',
          normalize-space(concat(a:num, ' ', a:heading)), '”')}">#</a>
      <xsl:call-template name="content"/>
    </section>
  </xsl:template>

  <!-- what stands in a provision: runs of numbered clauses become lists -->
  <xsl:template match="a:mainBody"><xsl:call-template name="content"/></xsl:template>
  <xsl:template name="content">
    <xsl:for-each select="*[not(self::a:num or self::a:heading)]">
      <xsl:choose>
        <xsl:when test="self::a:paragraph | self::a:point | self::a:item">
          <xsl:if test="not(preceding-sibling::*[1][self::a:paragraph or
              self::a:point or self::a:item])">
            <ol role="list"><xsl:apply-templates mode="run" select="."/></ol>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
  <xsl:template mode="run" match="*"/>
  <xsl:template mode="run" match="a:paragraph | a:point | a:item">
    <li>
      <xsl:call-template name="identify"/>
      <xsl:if test="a:num">
        <a class="num" href="#{@xml:id}"><xsl:apply-templates select="a:num/node()"/></a>
      </xsl:if>
      <xsl:if test="a:heading">
        <p class="heading"><xsl:apply-templates select="a:heading/node()"/></p>
      </xsl:if>
      <xsl:call-template name="content"/>
    </li>
    <xsl:apply-templates mode="run" select="following-sibling::*[1]"/>
  </xsl:template>
  <xsl:template match="a:blockList"><xsl:call-template name="content"/></xsl:template>
  <xsl:template match="a:content | a:intro | a:wrapUp | a:hcontainer">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- blocks and inlines -->
  <xsl:template name="identify">
    <xsl:if test="@xml:id">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@xml:lang">
      <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
    </xsl:if>
    <xsl:copy-of select="@class | @title | @colspan | @rowspan"/>
  </xsl:template>
  <xsl:template match="a:p | a:ul | a:ol | a:li | a:table | a:caption | a:tr |
      a:th | a:td | a:b | a:i | a:u | a:sub | a:sup | a:br | a:abbr | a:span">
    <xsl:element name="{local-name()}">
      <xsl:call-template name="identify"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="a:blockContainer | a:embeddedText">
    <blockquote>
      <xsl:call-template name="identify"/>
      <xsl:apply-templates/>
    </blockquote>
  </xsl:template>
  <xsl:template match="a:a | a:ref">
    <a href="{@href}"><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="a:term">
    <a class="term" href="{@refersTo}"><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="a:def">
    <dfn><xsl:call-template name="identify"/><xsl:apply-templates/></dfn>
  </xsl:template>
  <xsl:template match="a:date">
    <time datetime="{@date}"><xsl:apply-templates/></time>
  </xsl:template>
  <xsl:template match="a:img"><img src="{@src}" alt="{@alt}"/></xsl:template>
  <xsl:template match="a:authorialNote">
    <sup id="ref-{@xml:id}"><a href="#{@xml:id}"><xsl:number level="any"/></a></sup>
  </xsl:template>
  <xsl:template mode="notes" match="a:authorialNote">
    <li>
      <xsl:call-template name="identify"/>
      <xsl:apply-templates/>
      <a href="#ref-{@xml:id}">↩</a>
    </li>
  </xsl:template>
</xsl:stylesheet>
