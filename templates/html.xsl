<?xml version="1.0" encoding="UTF-8"?>
<!-- A text as an HTML tree; page.xsl puts the page around it, html-marked.xsl
     draws what a marked text has more. What the c: functions and elements do
     is written in src/render/transform.h.

     Every rule is linear: children by name, no search through the text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <!-- c:for says for what alone an installed one is read: see
       src/render/needs.h. -->
  <xsl:include href="page.xsl" c:for="page"/>
  <xsl:include href="site.xsl" c:for="other"/>
  <xsl:include href="list.xsl" c:for="ol"/>
  <xsl:include href="table.xsl" c:for="table tr th td"/>
  <xsl:include href="block.xsl" c:for="blockContainer hcontainer"/>
  <xsl:include href="inline.xsl" c:for="def br span embeddedText term img"/>
  <xsl:include href="note.xsl" c:for="authorialNote"/>
  <xsl:output method="xml"/>

  <xsl:variable name="context" select="c:context()"/>
  <xsl:variable name="text" select="/akn:akomaNtoso/*"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$context/@fragment">
        <article class="codicil">
          <xsl:call-template name="language"/>
          <xsl:call-template name="request"/>
          <xsl:call-template name="banners"/>
          <xsl:call-template name="untitled"/>
          <xsl:apply-templates select="$text/akn:preface"/>
          <xsl:call-template name="content"/>
        </article>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="page"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="language">
    <xsl:attribute name="lang">
      <xsl:value-of select="$context/@locale"/>
    </xsl:attribute>
    <xsl:attribute name="dir">
      <xsl:value-of select="$context/@dir"/>
    </xsl:attribute>
  </xsl:template>

  <!-- What was asked for, what is served, and which language prevails: of a
       fragment. A page says it in its head. -->
  <xsl:template name="request">
    <xsl:if test="$context/@asked">
      <xsl:attribute name="data-asked">
        <xsl:value-of select="$context/@asked"/>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="$context/@prevails">
      <xsl:attribute name="data-served">
        <xsl:value-of select="$context/@locale"/>
      </xsl:attribute>
      <xsl:attribute name="data-prevailing">
        <xsl:value-of select="$context/@prevailing"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- What a reader is told above the text, each in a language of theirs. -->
  <xsl:template name="banners">
    <xsl:for-each select="$context/c:banner">
      <p class="banner {@kind}" data-codicil="label" lang="{@locale}"
          dir="{@dir}">
        <xsl:value-of select="."/>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- All that follows the title. -->
  <xsl:template name="content">
    <xsl:apply-templates select="$text/akn:mainBody"/>
    <xsl:apply-templates select="$text/akn:conclusions"/>
    <xsl:variable name="notes" select="c:notes()"/>
    <xsl:if test="$notes">
      <section class="notes" role="doc-endnotes" aria-labelledby=":notes">
        <h2 id=":notes">
          <c:label/>
          <xsl:value-of select="c:phrase('footnotes')"/>
        </h2>
        <ol role="list">
          <xsl:apply-templates select="$notes" mode="end"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="akn:longTitle">
    <h1>
      <xsl:apply-templates select="akn:p/node()"/>
    </h1>
  </xsl:template>

  <!-- A page has one h1: where the text gives no title, a word of ours. -->
  <xsl:template name="untitled">
    <xsl:if test="not($text/akn:preface/akn:longTitle)">
      <h1>
        <c:label/>
        <xsl:value-of select="c:phrase('untitled')"/>
      </h1>
    </xsl:if>
  </xsl:template>

  <xsl:template match="akn:conclusions">
    <div class="conclusions">
      <c:content/>
    </div>
  </xsl:template>

  <!-- Provisions. -->

  <xsl:template match="akn:section | akn:article | akn:paragraph | akn:point |
      akn:hcontainer | akn:item | akn:num | akn:heading">
    <c:shape/>
  </xsl:template>

  <xsl:template name="section">
    <c:part name="section"/>
  </xsl:template>

  <!-- The heading begins the line that the first paragraph goes on with: class
       run-in says so, here and on a section. -->
  <xsl:template name="run-in-item">
    <c:run name="ol" role="list">
      <li>
        <xsl:apply-templates select="akn:num"/>
        <div>
          <c:attributes/>
          <xsl:apply-templates select="akn:*[not(self::akn:num)]"/>
        </div>
      </li>
    </c:run>
  </xsl:template>

  <xsl:template name="item">
    <c:run name="ol" role="list">
      <c:part name="li"/>
    </c:run>
  </xsl:template>

  <xsl:template name="bullet">
    <c:run name="ul">
      <c:part name="li"/>
    </c:run>
  </xsl:template>

  <xsl:template name="division">
    <c:part name="div"/>
  </xsl:template>

  <xsl:template name="number">
    <c:permalink class="num">
      <c:attributes/>
      <c:content/>
    </c:permalink>
  </xsl:template>

  <xsl:template name="heading">
    <c:heading>
      <c:attributes/>
      <c:content/>
    </c:heading>
    <xsl:call-template name="anchor"/>
  </xsl:template>

  <xsl:template name="item-heading">
    <c:heading>
      <c:attributes/>
      <c:content/>
    </c:heading>
  </xsl:template>

  <xsl:template name="numbered-heading">
    <c:heading>
      <c:attributes/>
      <span class="num">
        <xsl:apply-templates select="../akn:num/node()"/>
      </span>
      <xsl:text> </xsl:text>
      <c:content/>
    </c:heading>
    <xsl:call-template name="anchor"/>
  </xsl:template>

  <xsl:template name="anchor">
    <c:permalink class="anchor" phrase="link-to" data-codicil="label">
      <xsl:text>#</xsl:text>
    </c:permalink>
  </xsl:template>

  <!-- Elements that HTML has by the same name. -->

  <xsl:template match="akn:p | akn:ul | akn:li | akn:caption | akn:tr | akn:u |
      akn:sub | akn:sup | akn:abbr">
    <c:part/>
  </xsl:template>

  <!-- Inlines: inline.xsl has the others. -->

  <xsl:template match="akn:b">
    <c:part name="strong"/>
  </xsl:template>

  <xsl:template match="akn:i">
    <c:part name="em"/>
  </xsl:template>

  <xsl:template match="akn:date">
    <time datetime="{@date}">
      <c:attributes/>
      <c:content/>
    </time>
  </xsl:template>

  <xsl:template match="akn:a | akn:ref">
    <c:link>
      <c:attributes/>
      <c:content/>
    </c:link>
  </xsl:template>
</xsl:stylesheet>
