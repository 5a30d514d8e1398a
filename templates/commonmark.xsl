<?xml version="1.0" encoding="UTF-8"?>
<!-- A text as a tree of CommonMark, from which Markdown and plain text are
     written; commonmark-marked.xsl draws what a marked text has more. Its
     elements are those of `cmark -t xml` and some for what CommonMark lacks
     (number, lead, anchor, table, footnote, note, u, sub, sup):
     src/render/tree_reader.h says where each may stand. What the c: functions
     and elements do is written in src/render/transform.h.

     Every rule is linear: children by name, keys, no search through the text.
     White space between blocks may stand: the reader drops it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:output method="xml"/>

  <!-- What leads to a provision of this text, by the provision's id. -->
  <xsl:key name="reference" use="substring(@href, 2)"
      match="akn:a[starts-with(@href, '#')] | akn:ref[starts-with(@href, '#')]"/>

  <!-- RTF says which language words are in, where that is not the text's. -->
  <xsl:variable name="languages" select="c:context()/@format = 'rtf'"/>

  <xsl:template match="/">
    <xsl:variable name="text" select="akn:akomaNtoso/*"/>
    <document>
      <xsl:for-each select="c:context()/c:banner">
        <block_quote>
          <paragraph>
            <xsl:call-template name="banner"/>
          </paragraph>
        </block_quote>
      </xsl:for-each>
      <xsl:apply-templates select="$text/akn:preface"/>
      <xsl:apply-templates select="$text/akn:mainBody"/>
      <xsl:apply-templates select="$text/akn:conclusions"/>
      <xsl:apply-templates select="c:notes()" mode="end"/>
    </document>
  </xsl:template>

  <!-- What a reader is told above the text, in a language of theirs. -->
  <xsl:template name="banner">
    <xsl:choose>
      <xsl:when test="$languages">
        <language tag="{@locale}">
          <xsl:value-of select="."/>
        </language>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:longTitle">
    <heading level="1">
      <xsl:apply-templates select="akn:p/node()"/>
    </heading>
  </xsl:template>

  <!-- Ids. Sections and articles always have theirs, so that they can be
       linked to from elsewhere; all else where this text leads to it, and
       where there are former ones (c:alias). -->

  <xsl:template name="anchor">
    <xsl:if test="@c:alias or key('reference', @xml:id)">
      <anchor id="{normalize-space(concat(@xml:id, ' ', @c:alias))}"/>
    </xsl:if>
  </xsl:template>

  <!-- Provisions. One with a heading begins with it, and so do a section and
       an article with no more than a number; any other number makes an item of
       a list. What has neither is the blocks in it. -->

  <xsl:template match="akn:section | akn:article">
    <anchor id="{normalize-space(concat(@xml:id, ' ', @c:alias))}"/>
    <xsl:if test="akn:heading | akn:num">
      <xsl:call-template name="heading"/>
    </xsl:if>
    <c:content/>
  </xsl:template>

  <xsl:template match="akn:point">
    <xsl:choose>
      <xsl:when test="akn:heading">
        <xsl:call-template name="headed"/>
      </xsl:when>
      <xsl:when test="akn:num">
        <c:run name="list">
          <xsl:call-template name="item"/>
        </c:run>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="division"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:paragraph | akn:hcontainer">
    <xsl:choose>
      <xsl:when test="akn:heading">
        <xsl:call-template name="headed"/>
      </xsl:when>
      <xsl:when test="akn:num">
        <c:run name="list" tight="false">
          <xsl:call-template name="item"/>
        </c:run>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="division"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="headed">
    <xsl:choose>
      <xsl:when test="@class = 'run-in' and akn:num">
        <c:run name="list" tight="false">
          <xsl:call-template name="item"/>
        </c:run>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="anchor"/>
        <xsl:choose>
          <xsl:when test="@class = 'run-in'">
            <xsl:apply-templates select="akn:heading" mode="lead"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="heading"/>
          </xsl:otherwise>
        </xsl:choose>
        <c:content/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="division">
    <xsl:call-template name="anchor"/>
    <c:content/>
  </xsl:template>

  <xsl:template name="heading">
    <heading level="{c:level()}">
      <xsl:apply-templates select="akn:num" mode="heading"/>
      <xsl:apply-templates select="akn:heading/node()"/>
    </heading>
  </xsl:template>

  <xsl:template name="item">
    <item>
      <xsl:apply-templates select="akn:num" mode="item"/>
      <xsl:call-template name="anchor"/>
      <xsl:apply-templates select="akn:heading" mode="lead"/>
      <c:content/>
    </item>
  </xsl:template>

  <!-- These are drawn by the provision that they stand in. -->
  <xsl:template match="akn:num | akn:heading | akn:caption"/>

  <xsl:template match="akn:num" mode="heading">
    <c:content/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="akn:num" mode="item">
    <number>
      <c:content/>
    </number>
  </xsl:template>

  <!-- A run-in heading: the first paragraph goes on in its line. -->
  <xsl:template match="akn:heading" mode="lead">
    <lead>
      <strong>
        <c:content/>
      </strong>
    </lead>
  </xsl:template>

  <!-- Blocks. -->

  <xsl:template match="akn:p">
    <xsl:call-template name="anchor"/>
    <paragraph>
      <xsl:choose>
        <xsl:when test="@xml:lang and $languages">
          <language tag="{@xml:lang}">
            <c:content/>
          </language>
        </xsl:when>
        <xsl:otherwise>
          <c:content/>
        </xsl:otherwise>
      </xsl:choose>
    </paragraph>
  </xsl:template>

  <xsl:template match="akn:p[@class = 'code']">
    <xsl:call-template name="anchor"/>
    <code_block>
      <c:content/>
    </code_block>
  </xsl:template>

  <xsl:template match="akn:ul | akn:blockList">
    <list>
      <c:content/>
    </list>
  </xsl:template>

  <xsl:template match="akn:ol">
    <list>
      <xsl:for-each select="akn:li">
        <item>
          <number>
            <xsl:value-of select="position()"/>
            <xsl:text>.</xsl:text>
          </number>
          <xsl:call-template name="anchor"/>
          <c:content/>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <xsl:template match="akn:li">
    <item>
      <xsl:if test="@c:change = 'split' or @c:change = 'listed'">
        <xsl:attribute name="change">ins</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="anchor"/>
      <c:content/>
    </item>
  </xsl:template>

  <xsl:template match="akn:item">
    <item>
      <xsl:if test="@c:change = 'listed'">
        <xsl:attribute name="change">ins</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="akn:num" mode="item"/>
      <xsl:call-template name="anchor"/>
      <xsl:if test="akn:heading">
        <heading level="{c:level()}">
          <xsl:apply-templates select="akn:heading/node()"/>
        </heading>
      </xsl:if>
      <c:content/>
    </item>
  </xsl:template>

  <xsl:template match="akn:blockContainer">
    <xsl:call-template name="anchor"/>
    <block_quote>
      <c:content/>
    </block_quote>
  </xsl:template>

  <xsl:template match="akn:table">
    <xsl:call-template name="anchor"/>
    <table>
      <xsl:apply-templates select="akn:caption" mode="table"/>
      <c:content/>
    </table>
  </xsl:template>

  <xsl:template match="akn:caption" mode="table">
    <caption>
      <c:content/>
    </caption>
  </xsl:template>

  <xsl:template match="akn:tr">
    <row>
      <c:content/>
    </row>
  </xsl:template>

  <xsl:template match="akn:th | akn:td">
    <cell>
      <xsl:copy-of select="@colspan | @rowspan"/>
      <xsl:if test="self::akn:th">
        <xsl:attribute name="header">true</xsl:attribute>
      </xsl:if>
      <c:content/>
    </cell>
  </xsl:template>

  <!-- Inlines. Of those that are not here (abbr, date, term, span, …) the
       words remain. -->

  <xsl:template match="akn:b">
    <strong>
      <c:content/>
    </strong>
  </xsl:template>

  <xsl:template match="akn:i">
    <emph>
      <c:content/>
    </emph>
  </xsl:template>

  <xsl:template match="akn:u">
    <u>
      <c:content/>
    </u>
  </xsl:template>

  <xsl:template match="akn:sub">
    <sub>
      <c:content/>
    </sub>
  </xsl:template>

  <xsl:template match="akn:sup">
    <sup>
      <c:content/>
    </sup>
  </xsl:template>

  <xsl:template match="akn:span[@xml:lang]">
    <xsl:choose>
      <xsl:when test="$languages">
        <language tag="{@xml:lang}">
          <c:content/>
        </language>
      </xsl:when>
      <xsl:otherwise>
        <c:content/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:span[@class = 'code']">
    <code>
      <c:content/>
    </code>
  </xsl:template>

  <xsl:template match="akn:br">
    <linebreak/>
  </xsl:template>

  <xsl:template match="akn:def">
    <xsl:call-template name="anchor"/>
    <c:content/>
  </xsl:template>

  <!-- The quotation marks are those of the text. -->
  <xsl:template match="akn:embeddedText">
    <xsl:value-of select="@startQuote"/>
    <c:content/>
    <xsl:value-of select="@endQuote"/>
  </xsl:template>

  <!-- What leads to a safe address is a link. -->
  <xsl:template match="akn:a | akn:ref">
    <xsl:variable name="url" select="c:url(@href)"/>
    <xsl:choose>
      <xsl:when test="$url">
        <link destination="{$url}">
          <xsl:copy-of select="@title"/>
          <c:content/>
        </link>
      </xsl:when>
      <xsl:otherwise>
        <c:content/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:img">
    <xsl:variable name="url" select="c:url(@src)"/>
    <xsl:choose>
      <xsl:when test="$url">
        <image destination="{$url}">
          <xsl:value-of select="@alt"/>
        </image>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@alt"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Footnotes: the mark where they stand, the words at the end. -->

  <xsl:template match="akn:authorialNote">
    <footnote id="{@xml:id}" mark="{c:mark()}"/>
  </xsl:template>

  <xsl:template match="akn:authorialNote" mode="end">
    <note id="{@xml:id}" mark="{c:mark()}">
      <c:content/>
    </note>
  </xsl:template>
  <!-- What a what's-new page leaves folded is one line here. -->
  <xsl:template match="akn:hcontainer[@class = 'fold'] |
      akn:blockContainer[@class = 'fold']">
    <paragraph>
      <emph>
        <xsl:text>[</xsl:text>
        <xsl:value-of select="@c:label"/>
        <xsl:text>]</xsl:text>
      </emph>
    </paragraph>
  </xsl:template>
</xsl:stylesheet>
