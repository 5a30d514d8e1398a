/* Dates as HTTP writes them (RFC 9110 section 5.6.7). */
#ifndef SITE_HTTPDATE_H
#define SITE_HTTPDATE_H

#define HTTP_DATE_SIZE 40

/* "Fri, 01 Sep 2023 00:00:00 GMT" of an RFC 3339 instant. Gives `out`. */
const char *http_date(const char *instant, char out[HTTP_DATE_SIZE]);

#endif
