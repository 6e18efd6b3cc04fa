import { AUDIT_PAGES } from '../../src/catalog/audit-pages.ts';
import { KNOWN_BUILDS, newestSeen, VERSION_LINE_FACTS } from '../../src/catalog/builds.ts';
import type { Contacts } from '../../src/catalog/contacts.ts';
import { CVES, type LineStatus } from '../../src/catalog/cves.ts';
import { ENDPOINTS } from '../../src/catalog/endpoints.ts';
import { HARMLESS_ACTIONS } from '../../src/catalog/harmless.ts';
import { MODELS } from '../../src/catalog/models.ts';
import { OBJECT_IDS } from '../../src/catalog/object-ids.ts';
import { PORTS } from '../../src/catalog/ports.ts';
import type { Confidence } from '../../src/catalog/provenance.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { UPNP_ERRORS } from '../../src/catalog/upnp-errors.ts';
import { URI_SCHEMES } from '../../src/catalog/uri-schemes.ts';
import { VENDOR_ANSWERS } from '../../src/catalog/vendor-answers.ts';
import type { VersionLine } from '../../src/catalog/version-lines.ts';
import { code, table } from './markdown.ts';
import type { Page } from './page.ts';

const path = 'docs/catalog.md';

const TABLES: Readonly<Record<string, readonly { readonly confidence: Confidence }[]>> = {
  services: SERVICES,
  'actions (their effect)': SERVICES.flatMap(({ actions }) => actions),
  'HTTP endpoints': ENDPOINTS,
  'models (number and name)': MODELS,
  builds: KNOWN_BUILDS,
  CVEs: CVES,
  ports: PORTS,
  'URI schemes': URI_SCHEMES,
  'kinds of objects': OBJECT_IDS,
  'UPnP errors': UPNP_ERRORS,
  'vendor answers': VENDOR_ANSWERS,
};

const counts = (): string =>
  table(
    ['table', 'records', 'seen', 'stated', 'unsure'],
    Object.entries(TABLES).map(([name, list]) => {
      const of = (confidence: Confidence): string =>
        String(list.filter((record) => record.confidence === confidence).length);
      return [name, String(list.length), of('seen'), of('stated'), of('unsure')];
    }),
  );

const isLine = (text: string): text is VersionLine => text in VERSION_LINE_FACTS;

const lines = (): string =>
  table(
    ['line', 'state', 'newest seen', 'shown as', 'date of the source'],
    Object.entries(VERSION_LINE_FACTS).map(([line, { state }]) => {
      const newest = isLine(line) ? newestSeen(line) : undefined;
      return [code(line), state, newest?.build ?? '', newest?.display ?? '', newest?.seen ?? ''];
    }),
  );

const models = (): string =>
  table(
    ['number', 'name', 'generations', 'lines', 'line-in', 'TV', 'newest seen', 'known'],
    MODELS.map((model) => [
      [model.number, ...model.aliases].join(', '),
      model.name,
      model.generations.map(({ generation, confidence }) => `${generation} (${confidence})`).join(', '),
      `${model.lines.join(', ')}${model.lineConfidence === 'unsure' ? ' (unsure)' : ''}`,
      yes(model.hasLineIn),
      yes(model.hasTv),
      model.newestSeen ?? '',
      model.confidence,
    ]),
  );
const yes = (value: boolean): string => (value ? 'yes' : '');

const statusText = (status: LineStatus): string => {
  if (status.kind === 'fixed-in') return `fixed in ${status.build}`;
  if (status.kind === 'shown-on') return `shown on ${status.build}`;
  if (status.kind !== 'fixed-between') return status.kind;
  const open = status.affectedUpTo === undefined ? '' : `open up to ${status.affectedUpTo}`;
  const shut = status.fixedFrom === undefined ? 'fix not named' : `fixed from ${status.fixedFrom}`;
  return [open, shut].filter(Boolean).join(', ');
};

const cves = (): string =>
  table(
    ['id', 'what', 'found by', 'reach', 'door', 's1', 's2-older-hardware', 's2'],
    CVES.map((cve) => [
      cve.id,
      cve.title,
      [cve.reporter, cve.contest].filter((text) => text !== undefined).join('; '),
      cve.reach,
      cve.door,
      statusText(cve.lines.s1),
      statusText(cve.lines['s2-older-hardware']),
      statusText(cve.lines.s2),
    ]),
  );

const permit = (): string =>
  table(
    ['action', 'why it is harmless'],
    Object.entries(HARMLESS_ACTIONS).map(([key, { why }]) => [code(key), why]),
  );

const pages = (): string => `${AUDIT_PAGES.map((page) => `- ${code(page)}`).join('\n')}\n`;

const refused = (): string =>
  table(
    ['path', 'port', 'why an audit does not fetch it'],
    ENDPOINTS.filter(({ whyNot, what }) => whyNot !== undefined && !what.includes('not described')).map(
      ({ path: page, port, whyNot = '' }) => [code(page), String(port), whyNot],
    ),
  );

const ports = (): string =>
  table(
    ['port', 'on', '', 'what', 'known'],
    PORTS.map((port) => [
      `${port.port}/${port.transport}`,
      port.on,
      port.direction,
      port.what,
      port.confidence,
    ]),
  );

const namesHost = ({ contacts }: { readonly contacts: Contacts }): boolean =>
  contacts === 'named-host' || contacts === 'unsure';

const schemes = (): string =>
  table(
    ['scheme', 'contacts', 'what', 'as transport URI', 'known'],
    URI_SCHEMES.map((scheme) => [
      code(`${scheme.scheme}${scheme.prefix ? '*' : ''}`),
      scheme.contacts,
      scheme.what,
      namesHost(scheme) ? 'ssrf' : (scheme.risk ?? 'playback'),
      scheme.confidence,
    ]),
  );

const objects = (): string =>
  table(
    ['object', 'contacts', 'what', 'known'],
    OBJECT_IDS.map(({ prefix, contacts, what, confidence }) => [
      code(`${prefix}…`),
      contacts,
      what,
      confidence,
    ]),
  );

export const catalogPages: readonly Page[] = [
  { path, part: 'counts', render: counts },
  { path, part: 'lines', render: lines },
  { path, part: 'models', render: models },
  { path, part: 'cves', render: cves },
  { path, part: 'permit', render: permit },
  { path, part: 'pages', render: pages },
  { path, part: 'refused', render: refused },
  { path, part: 'ports', render: ports },
  { path, part: 'schemes', render: schemes },
  { path, part: 'objects', render: objects },
];
