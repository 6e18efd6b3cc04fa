import { list, of, type Section, text } from './settings.ts';

/**
 * The table that fw4 would write, as far as zones, forwardings and rules for this computer go: the layout of its chains is that of
 * root/usr/share/firewall4/templates/ruleset.uc, the words are ours. Left out: what no packet here meets (helpers, sets, includes, logs).
 */
export interface Zone {
  readonly name: string;
  readonly section: Section;
  readonly cards: readonly string[];
}

/** A zone names networks, and a network its card. */
export function zonesOf(firewall: readonly Section[], network: readonly Section[]): readonly Zone[] {
  const interfaces = of(network, 'interface');
  return of(firewall, 'zone').map((section) => {
    const networks = list(section, 'network');
    const named = interfaces.filter(({ name = '' }) => networks.includes(name));
    return { name: text(section, 'name'), section, cards: named.map((one) => text(one, 'device')) };
  });
}

export function rulesOf(firewall: readonly Section[], zones: readonly Zone[]): string {
  const chains = [...hooked(firewall, zones), ...zones.flatMap((zone) => chainsOf(zone, firewall))];
  return `table inet fw4\nflush table inet fw4\ntable inet fw4 {\n${[...chains, ...REFUSING].join('\n')}\n}\n`;
}

const KNOWN = 'ct state vmap { established : accept, related : accept }';
const REFUSING = [
  'chain handle_reject {\nmeta l4proto tcp reject with tcp reset\nreject with icmpx type port-unreachable\n}',
  'chain syn_flood {\nlimit rate 25/second burst 50 packets return\ndrop\n}',
];

function hooked(firewall: readonly Section[], zones: readonly Zone[]): readonly string[] {
  const [defaults] = of(firewall, 'defaults');
  const flood = 'tcp flags & (fin | syn | rst | ack) == syn jump syn_flood';
  const at = (hook: 'input' | 'forward' | 'output', ...first: readonly string[]): string => {
    const refuses = defaults && text(defaults, hook) === 'REJECT';
    const way = hook === 'output' ? 'oifname' : 'iifname';
    const jumps = zones.flatMap(({ name, cards }) =>
      cards.map((card) => `${way} ${card} jump ${hook}_${name}`),
    );
    const last = refuses ? ['jump handle_reject'] : [];
    const head = `type filter hook ${hook} priority filter; policy ${refuses ? 'drop' : 'accept'};`;
    return chain(hook, [head, ...first, ...jumps, ...last]);
  };
  return [
    at('input', 'iif lo accept', KNOWN, ...(defaults && text(defaults, 'syn_flood') === '1' ? [flood] : [])),
    at('forward', KNOWN),
    at('output', 'oif lo accept', KNOWN),
    chain('srcnat', ['type nat hook postrouting priority srcnat; policy accept;', ...masquerades(zones)]),
  ];
}

const masquerades = (zones: readonly Zone[]): readonly string[] =>
  zones
    .filter(({ section }) => text(section, 'masq') === '1')
    .flatMap(({ cards }) => cards.map((card) => `oifname ${card} meta nfproto ipv4 masquerade`));

/** What comes in from a zone, what goes out to it, and what passes from it: first where forwardings let it, then within the zone. */
function chainsOf({ name, section, cards }: Zone, firewall: readonly Section[]): readonly string[] {
  const from = (one: Section): boolean => text(one, 'src') === name;
  const onward = of(firewall, 'forwarding').filter(from);
  const verdict = (hook: string): string => text(section, hook).toLowerCase();
  return [
    chain(`input_${name}`, [
      ...of(firewall, 'rule').filter(from).flatMap(ruleOf),
      ...verdicts(cards, 'iifname', verdict('input')),
    ]),
    chain(`output_${name}`, verdicts(cards, 'oifname', verdict('output'))),
    chain(`accept_to_${name}`, [...invalid(section, cards), ...verdicts(cards, 'oifname', 'accept')]),
    chain(`forward_${name}`, [
      ...onward.map((one) => `jump accept_to_${text(one, 'dest')}`),
      ...verdicts(cards, 'oifname', verdict('forward')),
    ]),
  ];
}

const chain = (name: string, rules: readonly string[]): string => `chain ${name} {\n${rules.join('\n')}\n}`;

const verdicts = (cards: readonly string[], way: string, verdict: string): readonly string[] =>
  cards.map((card) => `${way} ${card} counter ${verdict === 'reject' ? 'jump handle_reject' : verdict}`);

/** What is masqueraded has to be known. */
const invalid = (section: Section, cards: readonly string[]): readonly string[] =>
  text(section, 'masq') === '1' ? cards.map((card) => `oifname ${card} ct state invalid counter drop`) : [];

function ruleOf(rule: Section): readonly string[] {
  const ports = list(rule, 'dest_port').join(', ');
  // TCP and UDP where nothing is told.
  const protocols = list(rule, 'proto').length === 0 ? ['tcp', 'udp'] : list(rule, 'proto');
  const where = ports === '' ? '' : `th dport { ${ports} } `;
  return [`meta l4proto { ${protocols.join(', ')} } ${where}counter ${text(rule, 'target').toLowerCase()}`];
}
