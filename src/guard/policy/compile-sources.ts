import { URI_SCHEMES, type UriSchemeFacts } from '../../catalog/uri-schemes.ts';
import type { RuleSet } from '../../config/config.ts';
import { type HostPattern, parseHostPattern } from '../../config/host-pattern.ts';
import type { SourcesDefinition } from '../../config/rule-schema.ts';
import { numberToIpv4 } from '../../base/address.ts';
import { principalHead } from './about.ts';
import { all, any, beginsWith, endsWith, oneOf, string } from './cedar-text.ts';
import { type CompiledRule, compiledRule } from './compiled-rule.ts';

const SHARE_SCHEMES = ['x-file-cifs', 'smb', 'cifs'];

const IS_SHARE = any([
  'context.source.use == "share"',
  oneOf('context.source.scheme', SHARE_SCHEMES.map(string)),
]);
const isUse = (...uses: readonly string[]): string => oneOf('context.source.use', uses.map(string));

/** Whether the scheme is one of these, or begins as one of them does. */
function isScheme(schemes: readonly UriSchemeFacts[]): string {
  const exact = schemes.filter(({ prefix }) => !prefix).map(({ scheme }) => string(scheme));
  const begun = schemes.filter(({ prefix }) => prefix);
  return any([
    oneOf('context.source.scheme', exact),
    ...begun.map(({ scheme }) => beginsWith('context.source.scheme', scheme)),
  ]);
}

/**
 * A URI without a host, of a scheme that needs none. One of a scheme that names a host, or of a scheme that nobody has
 * described, is not understood without its host.
 */
const HOSTLESS = all([
  '!(context.source has host)',
  isScheme(URI_SCHEMES.filter(({ contacts }) => contacts !== 'named-host')),
]);

const DEFAULTS = { hosts: ['any'], shares: [], art: [], software: [] } as const;

type List = keyof typeof DEFAULTS;

/** What each list is about, and what is permitted whatever it holds. */
const LISTS: readonly { readonly list: List; readonly when: string; readonly unless: string }[] = [
  { list: 'software', when: isUse('software'), unless: 'false' },
  { list: 'shares', when: all([IS_SHARE, isUse('share', 'media', 'other')]), unless: 'false' },
  {
    list: 'art',
    when: isUse('art'),
    unless: any([
      HOSTLESS,
      all(['context.source.atPlayer', oneOf('context.source.scheme', ['"http"', '"https"'])]),
    ]),
  },
  { list: 'hosts', when: all([isUse('media', 'other'), `!(${IS_SHARE})`]), unless: HOSTLESS },
];

/**
 * Where a player may be told to fetch from. A role always has these rules; groups and people have those of the lists
 * that are written, on top of their role's.
 */
export function compileSources(rules: RuleSet): readonly CompiledRule[] {
  const sources = rules.rule.sources ?? {};
  const isRole = rules.about === 'role';
  const lists = LISTS.filter(({ list }) => isRole || sources[list] !== undefined);
  return [
    ...lists.map(({ list, when, unless }) =>
      forbidden(
        rules,
        list,
        all([when, `!(${any([unless, hostCondition(sources[list] ?? DEFAULTS[list])])})`]),
      ),
    ),
    ...(isRole || sources.schemes !== undefined
      ? [forbidden(rules, 'schemes', all([isUse('media', 'other'), `!(${schemeCondition(sources)})`]))]
      : []),
  ];
}

function forbidden(rules: RuleSet, list: List | 'schemes', condition: string): CompiledRule {
  const { sources } = rules.rule;
  const path = sources?.[list] ? ['sources', list] : sources ? ['sources'] : [];
  const place = rules.place(path);
  return compiledRule({
    reason: 'source-not-permitted',
    place:
      path.length === 2 ? place : { ...place, path: `${rules.place([]).path}.sources.${list} (default)` },
    principal: principalHead(rules),
    when: all(['context has source', condition]),
  });
}

function schemeCondition({ schemes }: SourcesDefinition): string {
  if (schemes) return any([IS_SHARE, oneOf('context.source.scheme', schemes.map(string))]);
  return any([IS_SHARE, isScheme(URI_SCHEMES.filter(({ scheme }) => !SHARE_SCHEMES.includes(scheme)))]);
}

/** The condition that the host is one of a list. */
function hostCondition(words: readonly string[]): string {
  const patterns = words.map((word) => {
    const pattern = parseHostPattern(word);
    if (!pattern) throw new Error(`unchecked host: ${word}`);
    return pattern;
  });
  return any(patterns.map(onePattern));
}

function onePattern(pattern: HostPattern): string {
  const named = 'context.source has host';
  if (pattern.kind === 'any') return all([named, '!context.source.atPlayer']);
  if (pattern.kind === 'host') return all([named, `context.source.host == ${string(pattern.host)}`]);
  if (pattern.kind === 'below') return all([named, endsWith('context.source.host', pattern.suffix)]);
  const { base, prefix } = pattern.network;
  return all([
    'context.source has address',
    'context.source.address.isIpv4()',
    `context.source.address.isInRange(ip(${string(`${numberToIpv4(base)}/${prefix}`)}))`,
    '!context.source.atPlayer',
  ]);
}
