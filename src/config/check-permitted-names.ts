import { ipv4ToNumber } from '../base/address.ts';
import { printable } from '../base/text.ts';
import type { Finding } from '../base/yaml/problem.ts';
import { parseNamePattern } from './name-pattern.ts';
import type { ConfigDefinition } from './schema.ts';

type Segments = NonNullable<ConfigDefinition['segments']>;

/** Names that players reach, and whom the guard asks for them. */
export const checkPermittedNames = (segments: Segments): readonly Finding[] =>
  segments.flatMap(({ internet }, index) => {
    if (!internet) return [];
    const path = ['segments', index, 'internet'];
    return [
      ...noInternet(segments, path),
      ...badNames(internet.names, [...path, 'names']),
      ...(isServer(internet.resolver)
        ? []
        : [{ path: [...path, 'resolver'], message: 'is no IPv4 address of a server', hint: '9.9.9.9' }]),
    ];
  });

const noInternet = (segments: Segments, path: Finding['path']): readonly Finding[] =>
  segments.some(({ holds }) => holds === 'internet')
    ? []
    : [
        {
          path,
          message: 'is there, and no segment holds the internet',
          hint: '{ name: internet, interface: eth0, holds: internet }',
        },
      ];

function badNames(names: readonly string[], path: Finding['path']): readonly Finding[] {
  const patterns = names.map(parseNamePattern);
  const spelled = patterns.map((pattern) => (pattern.ok ? JSON.stringify(pattern.value) : undefined));
  return patterns.flatMap((pattern, index) => {
    const at = [...path, index];
    const text = printable(names[index] ?? '', 80);
    if (!pattern.ok) return [{ path: at, message: `${text} ${pattern.error}` }];
    return spelled.indexOf(spelled[index]) < index ? [{ path: at, message: `${text} is there twice` }] : [];
  });
}

/** Of one computer: not 0.0.0.0/8, and nothing from 224 on. This computer's own resolver may be it. */
function isServer(text: string): boolean {
  const [first = 0] = text.split('.').map(Number);
  return ipv4ToNumber(text) !== undefined && first > 0 && first < 224;
}
