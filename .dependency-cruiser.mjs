/**
 * Imports run one way (docs/architecture.md). Each folder names what it may import; everything else is refused.
 * The parser is swc: the native TypeScript compiler has no JavaScript API, and without a parser no module would be read.
 */
const may = {
  base: [],
  ports: ['base'],
  host: ['base', 'ports'],
  wire: ['base'],
  catalog: ['base'],
  sonos: ['base', 'wire', 'catalog'],
  upnp: ['base', 'ports', 'wire'],
  config: ['base', 'ports', 'catalog'],
  journal: ['base', 'ports'],
  audit: ['base', 'ports', 'wire', 'catalog', 'sonos', 'upnp'],
  guard: ['base', 'ports', 'wire', 'catalog', 'sonos', 'upnp', 'journal', 'config'],
  sim: ['base', 'ports', 'catalog'],
  cli: [
    'base',
    'ports',
    'host',
    'wire',
    'catalog',
    'sonos',
    'upnp',
    'journal',
    'config',
    'audit',
    'guard',
    'sim',
  ],
};

const layers = Object.entries(may).map(([name, allowed]) => ({
  name: `${name}-imports`,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: '[.]test[.]ts$' },
  to: { path: '^src/', pathNot: [name, ...allowed].map((folder) => `^src/${folder}/`) },
}));

/** Pure folders see no outside world at all: only their own kind and parsing libraries. */
const pure = {
  name: 'pure-folders',
  comment: 'base, ports, wire, sonos and catalog open nothing: no Node module but pure ones.',
  severity: 'error',
  from: { path: '^src/(base|ports|wire|sonos|catalog)/', pathNot: '[.]test[.]ts$' },
  to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|net|util|buffer)$' },
};

const network = {
  name: 'network-behind-ports',
  comment: 'Sockets are opened by host and by the simulator only.',
  severity: 'error',
  from: { path: '^src/(audit|upnp|cli|guard|config|journal)/', pathNot: '[.]test[.]ts$' },
  to: { dependencyTypes: ['core'], path: '^(node:)?(net|tls|dgram|http|https|http2|dns|child_process)$' },
};

const clients = {
  name: 'no-clients-beside-the-guard',
  comment: 'What an audit sends goes through its guard: no other client of HTTP or WebSocket may be loaded.',
  severity: 'error',
  from: { path: '^src/(audit|upnp|wire|sonos)/', pathNot: '[.]test[.]ts$' },
  to: { path: '(^|node_modules/)(undici|ws|node-fetch|axios|got)(/|$)' },
};

export default {
  forbidden: [
    ...layers,
    pure,
    network,
    clients,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'known-folders',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^src/(${Object.keys(may).join('|')})/` },
    },
    {
      name: 'rig-for-tests',
      comment: 'src/sim/rig starts households for tests, in real time; the product does not.',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: '[.]test[.]ts$|^src/sim/rig/' },
      to: { path: '^src/sim/rig/' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { path: '[.]test[.]ts$|^test/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
