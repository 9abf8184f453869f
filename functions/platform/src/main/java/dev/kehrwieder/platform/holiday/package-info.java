/** Regional public holidays by Jollyday's calendars, behind {@code core}'s port; only who asks for a holiday needs its jars. */
package dev.kehrwieder.platform.holiday;
