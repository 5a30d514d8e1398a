<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables of a text as HTML: included by html.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:c="urn:codicil:1"
    exclude-result-prefixes="akn" extension-element-prefixes="c">

  <!-- The box scrolls where a table is wider than the page. A first row of
       nothing but th is the head. -->
  <xsl:template match="akn:table">
    <div class="table" tabindex="0">
      <xsl:if test="akn:caption">
        <xsl:attribute name="role">group</xsl:attribute>
        <xsl:attribute name="aria-label">
          <xsl:value-of select="c:plain(akn:caption)"/>
        </xsl:attribute>
      </xsl:if>
      <c:attributes/>
      <table>
        <xsl:apply-templates select="akn:caption"/>
        <xsl:choose>
          <xsl:when test="akn:tr[1]/akn:td">
            <tbody>
              <xsl:apply-templates select="akn:tr"/>
            </tbody>
          </xsl:when>
          <xsl:otherwise>
            <thead>
              <xsl:apply-templates select="akn:tr[1]" mode="head"/>
            </thead>
            <xsl:if test="akn:tr[2]">
              <tbody>
                <xsl:apply-templates select="akn:tr[position() &gt; 1]"/>
              </tbody>
            </xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="akn:tr" mode="head">
    <tr>
      <c:attributes/>
      <xsl:apply-templates mode="head"/>
    </tr>
  </xsl:template>

  <xsl:template match="akn:td">
    <td>
      <c:attributes/>
      <c:cell/>
    </td>
  </xsl:template>

  <xsl:template match="akn:th">
    <th scope="row">
      <c:attributes/>
      <c:cell/>
    </th>
  </xsl:template>

  <!-- A cell without words heads nothing. -->
  <xsl:template match="akn:th" mode="head">
    <xsl:choose>
      <xsl:when test="akn:*">
        <th scope="col">
          <c:attributes/>
          <c:cell/>
        </th>
      </xsl:when>
      <xsl:otherwise>
        <td>
          <c:attributes/>
        </td>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
