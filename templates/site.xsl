<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of a site that change: all versions of a work, its languages, all
     works. src/site/pages.h says what stands in them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="c" extension-element-prefixes="c">

  <!-- All versions. -->
  <xsl:template match="c:versions">
    <xsl:if test="not(c:version[@current])">
      <p class="banner">
        <c:label/>
        <xsl:value-of select="c:phrase('none-in-force')"/>
      </p>
    </xsl:if>
    <div class="table" tabindex="0" role="group"
        aria-label="{c:phrase('versions')}">
      <table class="versions">
        <thead>
          <tr>
            <th scope="col">
              <c:label/>
              <xsl:value-of select="c:phrase('version-label')"/>
            </th>
            <th scope="col">
              <c:label/>
              <xsl:value-of select="c:phrase('in-force')"/>
            </th>
            <th scope="col">
              <c:label/>
              <xsl:value-of select="c:phrase('state')"/>
            </th>
            <th scope="col">
              <c:label/>
              <xsl:value-of select="c:phrase('languages')"/>
            </th>
            <th scope="col">
              <c:label/>
              <xsl:value-of select="c:phrase('whats-new')"/>
            </th>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="c:version"/>
        </tbody>
      </table>
    </div>
    <p class="read">
      <a href="{@feed}" type="application/atom+xml">
        <c:label/>
        <xsl:value-of select="c:phrase('feed')"/>
      </a>
    </p>
    <xsl:call-template name="site-languages"/>
  </xsl:template>

  <xsl:template match="c:version">
    <tr>
      <xsl:if test="@current">
        <xsl:attribute name="class">current</xsl:attribute>
      </xsl:if>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@href">
            <a href="{@href}">
              <bdi>
                <xsl:value-of select="@label"/>
              </bdi>
            </a>
          </xsl:when>
          <xsl:otherwise>
            <bdi>
              <xsl:value-of select="@label"/>
            </bdi>
          </xsl:otherwise>
        </xsl:choose>
      </th>
      <td>
        <xsl:if test="@in-force">
          <time datetime="{@in-force}">
            <c:label/>
            <xsl:value-of select="c:date(@in-force)"/>
          </time>
        </xsl:if>
      </td>
      <td>
        <c:label/>
        <xsl:value-of select="c:phrase('state-of', 'state', @state)"/>
      </td>
      <td>
        <ul class="languages">
          <xsl:apply-templates select="c:text"/>
        </ul>
      </td>
      <td>
        <xsl:if test="c:since">
          <ul class="languages">
            <xsl:for-each select="c:since">
              <li>
                <a href="{@href}">
                  <c:label/>
                  <xsl:value-of
                      select="c:phrase('since-version', 'version', @label)"/>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="c:text | c:language">
    <li>
      <a href="{@href}" hreflang="{@locale}" lang="{@locale}"
          dir="{c:dir(@locale)}">
        <xsl:value-of select="@name"/>
      </a>
    </li>
  </xsl:template>

  <!-- The same page in other languages. -->
  <xsl:template name="site-languages">
    <xsl:if test="c:language[2]">
      <nav class="ways" aria-label="{c:phrase('languages')}">
        <c:label/>
        <ul>
          <xsl:apply-templates select="c:language"/>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A work in every language, each entry in its own words. -->
  <xsl:template match="c:work">
    <p>
      <c:label/>
      <xsl:value-of select="c:phrase('choose-language')"/>
    </p>
    <nav class="choice" aria-label="{c:phrase('languages')}">
      <c:label/>
      <ul>
        <xsl:for-each select="c:text">
          <li lang="{@locale}" dir="{c:dir(@locale)}">
            <strong>
              <xsl:value-of select="@name"/>
            </strong>
            <xsl:text> · </xsl:text>
            <xsl:choose>
              <xsl:when test="@href">
                <a href="{@href}" hreflang="{@locale}">
                  <xsl:value-of select="@title"/>
                </a>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="@title"/>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:text> · </xsl:text>
            <a href="{@versions}" hreflang="{@locale}" lang="{@words}"
                dir="{c:dir(@words)}">
              <xsl:value-of select="@all"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- All works. -->
  <xsl:template match="c:works">
    <ul class="works">
      <xsl:for-each select="c:entry">
        <li>
          <p>
            <xsl:choose>
              <xsl:when test="@href">
                <a href="{@href}" lang="{@lang}" dir="{c:dir(@lang)}">
                  <xsl:value-of select="@title"/>
                </a>
              </xsl:when>
              <xsl:otherwise>
                <span lang="{@lang}" dir="{c:dir(@lang)}">
                  <xsl:value-of select="@title"/>
                </span>
              </xsl:otherwise>
            </xsl:choose>
          </p>
          <p class="read">
            <a href="{@versions}"
                aria-label="{c:phrase('versions-of', 'title', @title)}">
              <c:label/>
              <xsl:value-of select="c:phrase('all-versions')"/>
            </a>
          </p>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:call-template name="site-languages"/>
  </xsl:template>
</xsl:stylesheet>
