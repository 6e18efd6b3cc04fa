import type { Call } from './calls.ts';
import { type Choices, pick } from './choices.ts';
import { escaped, SOAP, someArgument, type Spelling } from './spell.ts';

/** Something that two readers of XML may take in two ways. */
type XmlTrick = (choices: Choices, call: Call, how: Spelling) => void;

/** The same number to some, another or none to others (UDA 2.0 §2.5). */
const NUMERIC: readonly ((digits: string) => string)[] = [
  (digits) => `0${digits}`,
  (digits) => `+${digits}`,
  (digits) => ` ${digits} `,
  (digits) => `${digits}\n`,
  (digits) => `${digits}.0`,
  (digits) => `${digits}e0`,
  (digits) => `0x${Number(digits).toString(16)}`,
  (digits) => `-${digits}`,
  (digits) => `${digits}\u00a0`,
  (digits) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (digits) => digits.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (digits) => `${digits}\u200b`,
  (digits) => `${'0'.repeat(39)}${digits}`,
  (digits) => `4294967296${digits}`,
];

const numericForm: XmlTrick = (choices, call, how) => {
  const numbers = call.args.filter(([, value]) => /^-?\d+$/.test(value));
  if (numbers.length === 0) return;
  const [name, value] = pick(choices, numbers);
  how.spelt.set(name, pick(choices, NUMERIC)(value));
};

/** Markup inside a value that one reader drops, joins or stops at. */
const VALUES: readonly ((text: string, choices: Choices) => string)[] = [
  (text) => `<![CDATA[${text}]]>`,
  (text) => `${escaped(text.slice(0, 1))}<!-- 9 -->${escaped(text.slice(1))}`,
  (text) => `${escaped(text.slice(0, 1))}<![CDATA[${text.slice(1)}]]>`,
  (text) => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join(''),
  (text) => Array.from(text, (character) => `&#x${character.codePointAt(0)?.toString(16)};`).join(''),
  (text) => `<![CDATA[]]>${escaped(text)}<![CDATA[]]>`,
  (text) => `<!-- <x>${escaped(text).replaceAll('--', '')}</x> -->100`,
  (text) => `${escaped(text)}<?x y?>`,
  (text) => `${escaped(text)}<b/>`,
  (text) => `<b>${escaped(text)}</b>`,
  (text) => `${escaped(text)}&#0;`,
  (text) => `${escaped(text)}&#13;&#10;`,
  (text) => `${escaped(text)}\r\n`,
  (text) => `\t${escaped(text)}`,
  (text) => `${escaped(text)}&nbsp;`,
  (text) => `${escaped(text)}&v;`,
  (text) => `${escaped(text)}&amp;nbsp;&amp;amp;lt;&amp;#49;`,
  (text) => `${escaped(text)}&lt;!--`,
  (text) => `${escaped(text)}&constructor;`,
  (text) => `${escaped(text)}]]&gt;`,
  (text) => `${escaped(text)}😀`,
  (text) => `${escaped(text)}&#xFFFF;`,
  (text) => `${escaped(text)}&#xD800;`,
  (text) => `${escaped(text)}\u0007`,
  (text) => `${escaped(text)}&`,
  (text) => `${escaped(text)}&#38;lt;`,
  (text) => `<![CDATA[${text}]]]]><![CDATA[>]]>`,
];

const valueForm: XmlTrick = (choices, call, how) => {
  const [name, value] = someArgument(choices, call);
  how.spelt.set(name, pick(choices, VALUES)(how.spelt.get(name) ?? value, choices));
};

/** Another element by the same name, to one reader or to both. */
const REPEATS: readonly ((name: string, text: string, bad: string) => string)[] = [
  (name, text, bad) => `<${name}>${text}</${name}><${name}>${bad}</${name}>`,
  (name, text, bad) => `<${name}>${bad}</${name}><${name}>${text}</${name}>`,
  (name, text, bad) => `<u:${name}>${bad}</u:${name}><${name}>${text}</${name}>`,
  (name, text, bad) => `<x:${name} xmlns:x="urn:x">${bad}</x:${name}><${name}>${text}</${name}>`,
  (name, text) => `<${name} xmlns="urn:x">${text}</${name}>`,
  (name, text, bad) => `<${name.toLowerCase()}>${bad}</${name.toLowerCase()}><${name}>${text}</${name}>`,
  (name, text) => `<${name} href="#a">${text}</${name}>`,
  (name, text) => `<${name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="1">${text}</${name}>`,
  (name, text) => `<${name}  a='1>2'\n>${text}</${name}\t>`,
  (name, text, bad) => `<Wrap><${name}>${bad}</${name}></Wrap><${name}>${text}</${name}>`,
  (name, text, bad) => `<!-- <${name}>${bad}</${name}> --><${name}>${text}</${name}>`,
  (name, text, bad) => `<![CDATA[<${name}>${bad}</${name}>]]><${name}>${text}</${name}>`,
  (name) => `<${name}/>`,
  () => '',
  (name, text) => `<${name}>${text}</${name}></s:Body><s:Body>`,
  (name, text) => `<${name}>${text}<${name}>`,
  (name, text) => `<${name}\u00a0>${text}</${name}\u00a0>`,
  (name, text) => `<:${name}>${text}</:${name}>`,
  (name, text, bad) => `<u:v:${name}>${bad}</u:v:${name}><${name}>${text}</${name}>`,
];

const badFor = (name: string): string => (/UR[IL]$/.test(name) ? 'http://evil.example/' : '100');

const repeated: XmlTrick = (choices, call, how) => {
  const [name, value] = someArgument(choices, call);
  how.elements.set(name, pick(choices, REPEATS)(name, how.spelt.get(name) ?? escaped(value), badFor(name)));
};

const MORE = [
  '<Speed>1</Speed>',
  '<__proto__>1</__proto__>',
  '<constructor>1</constructor>',
  '<toString/>',
  'text',
  '<!---->',
  ' ',
  '<DesiredVolume>100</DesiredVolume>',
  '<Adjustment>100</Adjustment>',
  '&#32;',
  '<hasOwnProperty>1</hasOwnProperty>',
];

const superfluous: XmlTrick = (choices, _, how) => {
  how.more = pick(choices, MORE);
};

const order: XmlTrick = (_, call) => {
  call.args.reverse();
};

const LOUD =
  '<u:SetVolume xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><InstanceID>0</InstanceID>' +
  '<Channel>Master</Channel><DesiredVolume>100</DesiredVolume></u:SetVolume>';

/** A second call, or what looks like one, around the one that is told. */
const around: XmlTrick = (choices, _, how) => {
  const piece = pick(choices, [
    LOUD,
    `<!-- ${LOUD.replaceAll('--', '')} -->`,
    `<![CDATA[${LOUD}]]>`,
    'text',
    '<?x?>',
    '<!---->',
  ]);
  const where = pick(choices, [
    'beforeAction',
    'afterAction',
    'afterEnvelope',
    'afterBody',
    'beforeBody',
  ] as const);
  how[where] = piece;
};

const SECOND_BODIES = [
  `<s:Body>${LOUD}</s:Body>`,
  `<x:Body xmlns:x="urn:x">${LOUD}</x:Body>`,
  `<s:Header>${LOUD}</s:Header>`,
  `<s:Header><x:Body xmlns:x="urn:x">${LOUD}</x:Body></s:Header>`,
  '<s:Header><t:T xmlns:t="urn:t" s:mustUnderstand="1"/></s:Header>',
  '<s:Header/>',
  `<Body xmlns="${SOAP}">${LOUD}</Body>`,
  `<s:body>${LOUD}</s:body>`,
];

const secondBody: XmlTrick = (choices, _, how) => {
  how[pick(choices, ['beforeBody', 'afterBody'] as const)] = pick(choices, SECOND_BODIES);
};

const DECLARATIONS = [
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>",
  '<?xml version="1.1"?>',
  '<?xml version="1.0" encoding="iso-8859-1"?>',
  '<?xml version="1.0" encoding="utf-7"?>',
  '<?xml version="1.0" encoding="utf-16"?>',
  ' <?xml version="1.0"?>',
  '<!DOCTYPE x [<!ENTITY v "100">]>',
  '<!doctype x>',
  '<?xml version="1.0"?><!DOCTYPE s SYSTEM "http://evil.example/x.dtd">',
  '<!-- <s:Envelope/> -->',
  '<?xml-stylesheet href="x"?>',
  '\n\n',
];

const declared: XmlTrick = (choices, _, how) => {
  how.declaration = pick(choices, DECLARATIONS);
};

const encoding: XmlTrick = (choices, _, how) => {
  how.encoding = pick(choices, ['utf8-bom', 'utf16le', 'utf16be', 'latin1'] as const);
};

const NAMES: readonly ((call: Call, how: Spelling) => void)[] = [
  ({ serviceType }, how) => Object.assign(how, { prefix: '', namespace: ` xmlns="${serviceType}"` }),
  ({ serviceType }, how) => Object.assign(how, { prefix: 'm:', namespace: ` xmlns:m="${serviceType}"` }),
  (_, how) => Object.assign(how, { prefix: '', namespace: '' }),
  (_, how) => Object.assign(how, { prefix: 'v:', namespace: '' }),
  (_, how) => Object.assign(how, { namespace: ' xmlns:u="urn:schemas-upnp-org:service:AVTransport:1"' }),
  ({ serviceType }, how) => Object.assign(how, { namespace: ` xmlns:u=' ${serviceType}'` }),
  ({ serviceType }, how) => Object.assign(how, { actionAttributes: ` xmlns:u="${serviceType}"` }),
  (_, how) => Object.assign(how, { envelopeTag: `Envelope xmlns="${SOAP}"`, bodyTag: 'Body' }),
  (_, how) =>
    Object.assign(how, { envelopeTag: 's:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"' }),
  (_, how) => Object.assign(how, { envelopeTag: 'Envelope', bodyTag: 'Body' }),
  (_, how) => Object.assign(how, { bodyTag: `x:Body xmlns:x="${SOAP}"` }),
  (_, how) => Object.assign(how, { bodyTag: 's:BODY' }),
  (_, how) => Object.assign(how, { actionAttributes: ' xml:space="preserve" a="b"' }),
];

const named: XmlTrick = (choices, call, how) => {
  pick(choices, NAMES)(call, how);
};

const ACTIONS: readonly ((action: string) => string)[] = [
  (action) => action.toLowerCase(),
  (action) => `${action} `,
  (action) => `${action}Response`,
  () => 'SetVolume',
  () => 'GetVolume',
  () => 'constructor',
  () => '__proto__',
  (action) => `${action}.`,
  (action) => `u:${action}`,
];

const otherAction: XmlTrick = (choices, call) => {
  call.action = pick(choices, ACTIONS)(call.action);
};

export const XML_TRICKS: readonly XmlTrick[] = [
  numericForm,
  valueForm,
  repeated,
  superfluous,
  order,
  around,
  secondBody,
  declared,
  encoding,
  named,
  otherAction,
];
