<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around a text: head, header with the title, contents, main,
     footer. A site that wants another page gives its own page.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:template name="page">
    <html>
      <xsl:call-template name="language"/>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>
          <xsl:choose>
            <xsl:when test="$text/akn:preface/akn:longTitle">
              <xsl:value-of
                  select="c:plain($text/akn:preface/akn:longTitle/akn:p)"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="c:phrase('untitled')"/>
            </xsl:otherwise>
          </xsl:choose>
        </title>
        <xsl:call-template name="facts"/>
        <xsl:call-template name="links"/>
        <style>
          <c:style/>
        </style>
      </head>
      <body>
        <a class="skip" href="#:content">
          <c:label/>
          <xsl:value-of select="c:phrase('skip-to-content')"/>
        </a>
        <header>
          <xsl:call-template name="banners"/>
          <xsl:call-template name="untitled"/>
          <xsl:apply-templates select="$text/akn:preface"/>
          <xsl:call-template name="edition"/>
          <xsl:call-template name="ways"/>
        </header>
        <xsl:call-template name="contents"/>
        <main id=":content" tabindex="-1">
          <xsl:call-template name="content"/>
        </main>
        <xsl:call-template name="imprint"/>
      </body>
    </html>
  </xsl:template>

  <!-- What was asked for, what is served, and which language prevails. -->
  <xsl:template name="facts">
    <xsl:if test="$context/@asked">
      <meta name="codicil-asked" content="{$context/@asked}"/>
    </xsl:if>
    <xsl:if test="$context/@prevails">
      <meta name="codicil-served" content="{$context/@served}"/>
      <meta name="codicil-prevailing" content="{$context/@prevailing}"/>
      <meta name="codicil-prevails" content="{$context/@prevails}"/>
    </xsl:if>
  </xsl:template>

  <!-- Version, when it is in force, whether it is a draft. -->
  <xsl:template name="edition">
    <xsl:if test="$context/@version">
      <p class="edition">
        <c:label/>
        <xsl:value-of
            select="c:phrase('version', 'label', $context/@version)"/>
        <xsl:if test="$context/@in-force">
          <xsl:text> · </xsl:text>
          <xsl:value-of select="c:phrase('in-force-from', 'date',
              c:date($context/@in-force))"/>
        </xsl:if>
        <xsl:if test="$context/@draft">
          <xsl:text> · </xsl:text>
          <strong class="draft">
            <xsl:value-of select="c:phrase('draft')"/>
          </strong>
        </xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- What programs are told of a page of a site. -->
  <xsl:template name="links">
    <xsl:for-each select="$context/c:link[@rel]">
      <link rel="{@rel}" href="{@href}">
        <xsl:copy-of select="@hreflang | @type"/>
      </link>
    </xsl:for-each>
    <xsl:if test="$context/c:data">
      <script type="application/ld+json">
        <xsl:value-of select="$context/c:data"/>
      </script>
    </xsl:if>
  </xsl:template>

  <!-- Where readers may go from it. -->
  <xsl:template name="ways">
    <xsl:if test="$context/c:link[@phrase]">
      <nav class="ways" aria-label="{c:phrase('versions')}">
        <c:label/>
        <ul>
          <xsl:for-each select="$context/c:link[@phrase]">
            <li>
              <a href="{@href}">
                <xsl:value-of select="c:phrase(@phrase)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The sections and the sections in them, where there are several. -->
  <xsl:template name="contents">
    <xsl:variable name="entries" select="$text/akn:mainBody/akn:section |
        $text/akn:mainBody/akn:article"/>
    <xsl:if test="$entries[2]">
      <nav class="contents" aria-labelledby=":contents"
          data-codicil="label">
        <h2 id=":contents">
          <c:label/>
          <xsl:value-of select="c:phrase('contents')"/>
        </h2>
        <ul>
          <xsl:apply-templates select="$entries" mode="contents"/>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="akn:section | akn:article" mode="contents">
    <c:headed>
      <li>
        <c:permalink>
          <xsl:apply-templates select="akn:heading/@xml:lang"
              mode="contents"/>
          <c:plain-heading/>
        </c:permalink>
        <xsl:variable name="entries" select="akn:section | akn:article"/>
        <xsl:if test="$entries">
          <ul>
            <xsl:apply-templates select="$entries" mode="contents-within"/>
          </ul>
        </xsl:if>
      </li>
    </c:headed>
  </xsl:template>

  <!-- A heading in another language than the page. -->
  <xsl:template match="@xml:lang" mode="contents">
    <xsl:attribute name="lang">
      <xsl:value-of select="."/>
    </xsl:attribute>
    <xsl:attribute name="dir">auto</xsl:attribute>
  </xsl:template>

  <xsl:template match="akn:section | akn:article" mode="contents-within">
    <c:headed>
      <li>
        <c:permalink>
          <xsl:apply-templates select="akn:heading/@xml:lang"
              mode="contents"/>
          <c:plain-heading/>
        </c:permalink>
      </li>
    </c:headed>
  </xsl:template>

  <xsl:template name="imprint">
    <xsl:if test="$context/@publisher">
      <footer>
        <c:label/>
        <p>
          <xsl:value-of select="c:phrase('publisher')"/>
          <xsl:text>: </xsl:text>
          <bdi>
            <xsl:value-of select="$context/@publisher"/>
          </bdi>
        </p>
      </footer>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
