<?xml version="1.0" encoding="UTF-8"?>
<!-- A marked text as a tree of CommonMark: commonmark.xsl, and what a comparison
     marked (ins, del, came, went, boundary, reformatted). Marks stand within
     paragraphs, headings and numbers alone. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <xsl:include href="commonmark.xsl"/>

  <xsl:template match="akn:ins">
    <ins>
      <c:content/>
    </ins>
  </xsl:template>

  <xsl:template match="akn:del">
    <del>
      <c:content/>
    </del>
  </xsl:template>

  <xsl:template match="akn:ins[@c:move]" priority="1">
    <came label="{c:phrase('moved', 'number', @c:move mod 1000000)}">
      <c:content/>
    </came>
  </xsl:template>

  <xsl:template match="akn:del[@c:move]" priority="1">
    <went label="{c:phrase('moved', 'number', @c:move mod 1000000)}">
      <c:content/>
    </went>
  </xsl:template>

  <xsl:template match="akn:ins[@class = 'boundary']" priority="2">
    <boundary kind="ins"/>
  </xsl:template>

  <xsl:template match="akn:del[@class = 'boundary']" priority="2">
    <boundary kind="del"/>
  </xsl:template>

  <!-- What stands behind it began an item. -->
  <xsl:template match="akn:del[@class = 'bullet']" priority="2">
    <boundary kind="del" sign="&#x2022;"/>
  </xsl:template>

  <xsl:template match="akn:del[@class = 'bullet' and @c:former-number]"
      priority="3">
    <del>
      <xsl:value-of select="concat(@c:former-number, '. ')"/>
    </del>
  </xsl:template>

  <!-- Words that are the same and look otherwise, or lead elsewhere. -->
  <xsl:template match="akn:span[@c:former]" priority="1">
    <xsl:variable name="link" select="substring-before(concat(
        substring-after(concat('; ', @c:former), '; a '), '; '), '; ')"/>
    <reformatted address="{c:url($link)}">
      <xsl:attribute name="label">
        <xsl:choose>
          <xsl:when test="$link and not(ancestor::akn:a[1]/@href = $link)">
            <xsl:value-of select="c:phrase('link-changed', 'address', $link)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="c:phrase('reformatted')"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <c:content/>
    </reformatted>
  </xsl:template>

  <!-- Code in which something changed is no block of code, which could not say
       it. -->
  <xsl:template priority="1" match="akn:p[@class = 'code' and
      (.//akn:ins or .//akn:del or .//akn:span[@c:former])]">
    <xsl:call-template name="anchor"/>
    <paragraph>
      <code>
        <c:content/>
      </code>
    </paragraph>
  </xsl:template>

  <!-- A number without a place of its own, on the line of what it was the
       number of. -->
  <xsl:template priority="2" match="akn:p[(@class = 'number' or
      @class = 'item-number') and @c:change and not(@xml:id) and
      following-sibling::*[1][self::akn:p]]"/>

  <xsl:template priority="2" match="akn:p[preceding-sibling::*[1][self::akn:p
      and (@class = 'number' or @class = 'item-number') and @c:change and
      not(@xml:id)]]">
    <xsl:call-template name="anchor"/>
    <paragraph>
      <xsl:for-each select="preceding-sibling::*[1]">
        <c:content/>
      </xsl:for-each>
      <c:content/>
    </paragraph>
  </xsl:template>

  <!-- A piece of text around which the marks of what is around it are put: the
       whole provision came or went. -->
  <xsl:template name="as-around">
    <xsl:param name="words"/>
    <xsl:variable name="change" select="c:change()"/>
    <xsl:variable name="label" select="c:phrase('moved', 'number',
        ancestor-or-self::*[@c:move][1]/@c:move mod 1000000)"/>
    <xsl:choose>
      <xsl:when test="$change = 'inserted'">
        <ins>
          <xsl:copy-of select="$words"/>
        </ins>
      </xsl:when>
      <xsl:when test="$change = 'deleted'">
        <del>
          <xsl:copy-of select="$words"/>
        </del>
      </xsl:when>
      <xsl:when test="$change = 'moved-to'">
        <came label="{$label}">
          <xsl:copy-of select="$words"/>
        </came>
      </xsl:when>
      <xsl:when test="$change = 'moved-from'">
        <went label="{$label}">
          <xsl:copy-of select="$words"/>
        </went>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy-of select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:num" mode="heading" priority="1">
    <c:content/>
    <xsl:for-each select="..">
      <xsl:call-template name="as-around">
        <xsl:with-param name="words"><xsl:text> </xsl:text></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Ordinals of ours, as they were and as they are. -->

  <xsl:template match="akn:ol" priority="1">
    <list>
      <xsl:for-each select="akn:li">
        <item>
          <number>
            <xsl:call-template name="ordinal">
              <xsl:with-param name="end">.</xsl:with-param>
            </xsl:call-template>
          </number>
          <xsl:call-template name="anchor"/>
          <c:content/>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <xsl:template name="ordinal">
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:variable name="now" select="c:now()"/>
    <xsl:variable name="former" select="c:former()"/>
    <xsl:choose>
      <xsl:when test="$now = $former">
        <xsl:value-of select="concat($start, $now, $end)"/>
      </xsl:when>
      <xsl:when test="$now and $former">
        <del>
          <xsl:value-of select="concat($start, $former, $end)"/>
        </del>
        <ins>
          <xsl:value-of select="concat($start, $now, $end)"/>
        </ins>
      </xsl:when>
      <xsl:when test="starts-with(c:change(), 'moved-')">
        <xsl:call-template name="as-around">
          <xsl:with-param name="words"
              select="concat($start, $now, $former, $end)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$now">
        <ins>
          <xsl:value-of select="concat($start, $now, $end)"/>
        </ins>
      </xsl:when>
      <xsl:otherwise>
        <del>
          <xsl:value-of select="concat($start, $former, $end)"/>
        </del>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Footnotes. One that came or went stands within a mark, but its words are
       drawn outside of that. -->

  <xsl:template match="akn:authorialNote" priority="1">
    <xsl:variable name="now" select="c:now()"/>
    <xsl:variable name="former" select="c:former()"/>
    <xsl:choose>
      <xsl:when test="@marker or $now = $former or not($now and $former)">
        <footnote id="{@xml:id}" mark="{c:mark()}"/>
      </xsl:when>
      <xsl:otherwise>
        <del>
          <footnote id="{@xml:id}" mark="{$former}"/>
        </del>
        <ins>
          <footnote id="{@xml:id}" mark="{$now}"/>
        </ins>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="akn:authorialNote" mode="end" priority="1">
    <note id="{@xml:id}">
      <xsl:attribute name="change">
        <xsl:choose>
          <xsl:when test="c:now() and c:former()"/>
          <xsl:when test="c:now()">ins</xsl:when>
          <xsl:otherwise>del</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="c:now() = c:former() or
            (@marker and c:now() and c:former())">
          <xsl:attribute name="mark">
            <xsl:value-of select="c:mark()"/>
          </xsl:attribute>
        </xsl:when>
        <xsl:when test="@marker and c:now()">
          <number>
            <ins>
              <xsl:value-of select="concat('[', @marker, ']')"/>
            </ins>
          </number>
        </xsl:when>
        <xsl:when test="@marker">
          <number>
            <del>
              <xsl:value-of select="concat('[', @marker, ']')"/>
            </del>
          </number>
        </xsl:when>
        <xsl:otherwise>
          <number>
            <xsl:call-template name="ordinal">
              <xsl:with-param name="start">[</xsl:with-param>
              <xsl:with-param name="end">]</xsl:with-param>
            </xsl:call-template>
          </number>
        </xsl:otherwise>
      </xsl:choose>
      <c:content/>
    </note>
  </xsl:template>
</xsl:stylesheet>
