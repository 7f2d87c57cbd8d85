<?xml version="1.0" encoding="UTF-8"?>
<!--
  Java has one superclass, the goals share elements in many combinations. So each element is
  declared once, in a class that all goals inherit, and the line "Goals: ..." of its comment says
  which of them take it. This takes it out of the descriptor and the help of all others.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="mojo/parameters/parameter">
    <xsl:variable name="takenBy">
      <xsl:call-template name="goals">
        <xsl:with-param name="description" select="description"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="goal" select="concat(' ', ../../goal, ' ')"/>
    <xsl:if test="$takenBy = '' or contains($takenBy, $goal)">
      <xsl:copy>
        <xsl:apply-templates select="@*|node()"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:template match="mojo/configuration/*">
    <xsl:variable name="name" select="local-name()"/>
    <xsl:variable name="takenBy">
      <xsl:call-template name="goals">
        <xsl:with-param name="description"
                        select="../../parameters/parameter[name = $name]/description"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="goal" select="concat(' ', ../../goal, ' ')"/>
    <xsl:if test="$takenBy = '' or contains($takenBy, $goal)">
      <xsl:copy>
        <xsl:apply-templates select="@*|node()"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:template name="goals">
    <xsl:param name="description"/>
    <xsl:if test="contains($description, 'Goals: ')">
      <xsl:variable name="list"
                    select="substring-before(substring-after($description, 'Goals: '), '.')"/>
      <xsl:value-of select="concat(' ', normalize-space(translate($list, ',', ' ')), ' ')"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
