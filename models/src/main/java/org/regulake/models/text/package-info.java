/** Text for people: moments, escapes of invisible characters, redacted keys. */
package org.regulake.models.text;
