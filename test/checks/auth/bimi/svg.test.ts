import { expect, test } from 'vitest'
import { checkSvg } from '../../../../server/checks/auth/bimi/svg.ts'
import { bimiTexts } from '../../../../server/checks/auth/bimi/texts.ts'
import { expectTold } from '../dmarc/given.ts'

const root = 'xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps"'
const box = 'viewBox="0 0 100 100"'

/** A logo that keeps to all rules, with other attributes or content. */
const logo = ({ attributes = `${root} ${box}`, content = '<rect width="9" height="9"/>' } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<svg ${attributes}><title>Shop</title>${content}</svg>`

test.for<[string, string, string[]]>([
  ['a good logo', logo(), ['bimi_svg_pass']],
  [
    'shapes, gradients and groups',
    logo({
      content:
        '<defs><linearGradient id="a"><stop/></linearGradient></defs><g fill="url(#a)"><path d="M0 0"/><use xlink:href="#a"/></g>',
    }),
    ['bimi_svg_pass'],
  ],
  ['another version', logo({ attributes: root.replace('1.2', '1.1') + box }), ['bimi_svg_version']],
  [
    'no version',
    logo({ attributes: `${root.replace(/ version="1.2"/, '')} ${box}` }),
    ['bimi_svg_version'],
  ],
  [
    'no namespace',
    logo({ attributes: `${root.replace(/xmlns="[^"]*" /, '')} ${box}` }),
    ['bimi_svg_namespace'],
  ],
  [
    'another namespace',
    logo({ attributes: `${root.replace('2000', '1999')} ${box}` }),
    ['bimi_svg_namespace'],
  ],
  [
    'a namespace with a prefix',
    `<svg:svg ${root.replace('xmlns', 'xmlns:svg')} ${box}><svg:title>a</svg:title></svg:svg>`,
    ['bimi_svg_pass'],
  ],
  ['a file that is cut off', logo().replace('</svg>', ''), ['bimi_svg_broken']],
  ['a file that is cut within an element', logo().slice(0, -12), ['bimi_svg_broken']],
  [
    'elements without end within each other',
    logo({ content: '<g>'.repeat(2000) + '</g>'.repeat(2000) }),
    ['bimi_svg_broken'],
  ],
  ['something behind it', `${logo()}<svg/>`, ['bimi_svg_broken']],
  [
    'another profile',
    logo({ attributes: `${root.replace('tiny-ps', 'tiny')} ${box}` }),
    ['bimi_svg_profile'],
  ],
  ['x and y at the root', logo({ attributes: `${root} ${box} x="0px" y="0px"` }), ['bimi_svg_xy']],
  ['x and y elsewhere', logo({ content: '<rect x="1" y="1"/>' }), ['bimi_svg_pass']],
  ['not square', logo({ attributes: `${root} viewBox="0 0 200 100"` }), ['bimi_svg_square']],
  ['a square with commas', logo({ attributes: `${root} viewBox="0,0,64,64"` }), ['bimi_svg_pass']],
  ['no viewBox', logo({ attributes: root }), ['bimi_svg_view_box']],
  ['no title', `<svg ${root} ${box}><rect/></svg>`, ['bimi_svg_title']],
  ['an empty title', `<svg ${root} ${box}><title> </title></svg>`, ['bimi_svg_title']],
  [
    'a title of something else',
    `<svg ${root} ${box}><g><title>x</title></g></svg>`,
    ['bimi_svg_title'],
  ],
  ['a script', logo({ content: '<script>alert(1)</script>' }), ['bimi_svg_script']],
  ['a handler', logo({ content: '<rect onclick="x()"/>' }), ['bimi_svg_script']],
  [
    'animation',
    logo({ content: '<rect><animate attributeName="x"/></rect>' }),
    ['bimi_svg_element'],
  ],
  [
    'a picture within',
    logo({ content: '<image xlink:href="data:image/png;base64,AA"/>' }),
    ['bimi_svg_external', 'bimi_svg_element'],
  ],
  [
    'a link outside',
    logo({ content: '<use href="https://x.example/a.svg#b"/>' }),
    ['bimi_svg_external'],
  ],
  [
    'paint from outside',
    logo({ content: '<rect fill="url(https://x.example/a)"/>' }),
    ['bimi_svg_external'],
  ],
  ['paint of its own', logo({ content: '<rect fill="url( \'#a\' )"/>' }), ['bimi_svg_pass']],
  ['a style sheet', logo({ content: '<style>rect{}</style>' }), ['bimi_svg_element']],
  [
    'a style sheet from elsewhere',
    `<?xml-stylesheet href="a.css"?>${logo()}`,
    ['bimi_svg_external'],
  ],
  [
    'a DOCTYPE',
    logo().replace('<svg', '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg'),
    ['bimi_svg_doctype'],
  ],
  ['too large', logo({ content: `<path d="${'M0 0 '.repeat(7000)}"/>` }), ['bimi_svg_size']],
  ['a page', '<html><body>404</body></html>', ['bimi_svg_none']],
  ['nothing', '', ['bimi_svg_none']],
])('%s', ([, text, codes]) => {
  const findings = checkSvg(text)
  expect(findings.map(({ code }) => code)).toEqual(codes)
  expectTold(findings, bimiTexts)
})

test('hostile pictures are read in linear time', () => {
  const start = performance.now()
  checkSvg('<svg>'.repeat(200_000))
  checkSvg(`<svg a="${'url('.repeat(200_000)}">`)
  checkSvg(`<svg ${'a=" '.repeat(200_000)}`)
  expect(performance.now() - start).toBeLessThan(3000)
})
