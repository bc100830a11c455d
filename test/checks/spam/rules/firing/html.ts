import { both, html as only, page } from '../mails.ts'

const src = 'https://www.sender.example'

export const html = {
  HTML_FORM: both(`<form action="${src}/vote"><input name="a"></form>`),
  HTML_PASSWORD_FIELD: both('<input type="password" name="p">'),
  HTML_SCRIPT: both('<script>void 0</script>'),
  HTML_EVENT_HANDLER: both('<div onclick="go()">Minutes</div>'),
  HTML_IFRAME: both(`<iframe src="${src}"></iframe>`),
  HTML_FRAMESET: only('<html><frameset><frame src="a.html"></frameset></html>'),
  HTML_EMBEDS: both(`<object data="${src}/a.swf"></object>`),
  HTML_SOUND: both(`<bgsound src="${src}/a.mid">`),
  HTML_META_REFRESH: both(`<meta http-equiv="refresh" content="0;url=${src}">`),
  HIDE_WIN_STATUS: both(`<a href="${src}" onmouseover="window.status='x'">Minutes</a>`),
  HTML_MARQUEE_BLINK: both('<marquee>Minutes</marquee>'),
  HTML_DATA_IMAGE: both('<img src="data:image/gif;base64,R0lGODlh" alt="Minutes">'),
  WEB_BUG: both(`<img src="${src}/o.gif" width="1" height="1" alt="">`),
  HTML_FONT_BIG: both('<font size="+4">Minutes</font>'),
  HTML_FONT_TAGS: both('<font face="Arial">Minutes</font> '.repeat(20)),
  HTML_FONT_RED: both('<font color="#ff0000">Minutes</font>'),
  HTML_FONT_LOW_CONTRAST: page('<font color="#fefefe">Minutes that nobody can read</font>'),
  HTML_BODY_LOUD: only('<html><body bgcolor="#ffff00"><p>Minutes</p></body></html>'),
  HTML_TITLE_UNTITLED: only(
    '<html><head><title>Untitled</title></head><body>Minutes</body></html>',
  ),
  HTML_TITLE_EMPTY: only('<html><head><title></title></head><body>Minutes</body></html>'),
  HTML_GENERATOR: only(
    '<html><head><meta name="GENERATOR" content="Microsoft FrontPage 4.0"></head><body>Minutes</body></html>',
  ),
  HTML_TAGS_CAPS: both('<P><B>Minutes</B></P>'.repeat(12)),
  MIXED_HREF_CASE: both(`<a hReF="${src}">Minutes</a>`),
  HTML_TAG_BALANCE_BODY: only('<html><body><p>Minutes of the day</p></html>'),
  HTML_TAG_BALANCE_HEAD: only(
    '<html><head><title>Minutes</title><body><p>Minutes</p></body></html>',
  ),
  HTML_TAG_BALANCE_CENTER: only('<html><body><center><p>Minutes</p></body></html>'),
  CONTENT_AFTER_HTML: only('<html><body><p>Minutes</p></body></html>\nMore of the minutes here\n'),
  HTML_CENTERED: both('<center>Minutes</center>'),
  HTML_COMMENT_CODE: both('<!-- kx7f2mq9vb31zz08 -->'),
  HTML_COMMENT_SAVED_URL: both('<!-- saved from url=(0022)http://internet.e-mail -->'),
}
