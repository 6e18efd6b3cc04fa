import { ConfigSchema } from '../../src/config/schema.ts';
import { SHIPPED_TEXT } from '../../src/config/shipped-rules.ts';
import { table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';
import { schemaRows } from './schema-rows.ts';

export const configurationPage: Page = {
  path: 'docs/configuration.md',
  render: () => `${GENERATED}# Configuration

\`tonewall.yaml\` says which players are guarded and who may do what with them. Only \`version\` and \`players\` are needed. Unknown keys are errors, all
problems are told at once (\`tonewall config check\`), each with its line. The schema for editors is [schemas/tonewall.json](../schemas/tonewall.json).
The file holds no secrets: passwords, tokens and enrolled devices are kept elsewhere.

\`\`\`yaml
version: 1
time-zone: Europe/Berlin
players:
  Kitchen: { address: 192.168.1.20 }
  Bar: { address: 192.168.1.21 }
segments:
  - { network: 10.0.20.0/24, role: guest }
roles:
  guest:
    may: [read, playback, volume, queue]
    may-not: [AVTransport.Seek]
    rooms: [Bar]
    hours: 08:00-23:00
    volume-cap: 40
quiet-hours: { hours: 22:00-07:00, except: [owner] }
\`\`\`

## How rules work

- What nothing permits is refused. \`may\` and \`also\` permit; **every other key takes away**, from whatever permits it. A limit always wins.
- Rules can be about a role, a group or one person. Permits of all that somebody belongs to add up, and so do limits: the lowest cap, the fewest hours.
- An empty list is nobody, nowhere, never. A key that is left out has its default.
- A room counts when it would change: who groups Kitchen with Bar and turns the group up needs a permit for both.
- Where a volume cannot be told beforehand and there is a cap, the request is refused.
- Hours are those of the wall in \`time-zone\`. \`22:00-07:00\` crosses midnight and counts for the day on which it begins. When clocks go back, an hour comes
  twice, and what is written of it holds twice; when they go forward, what begins in the hour that is left out begins after it.
- In quiet hours nobody starts music or turns it up. Pausing, stopping and turning down stay possible.
- An owner's approval is for one request and lifts nothing else.
- A role that is written stands in place of the shipped one of the same name, **whole**. With \`extends\` it begins with a shipped role, and each key that is
  written stands in place of that key.
- \`everything\`, classes and wildcards do not reach \`local-api.tunnel\`, the local API passed through unread: nothing that is said here can be kept inside it. It is
  permitted only where it is named. The same holds for \`cast.airplay\` and \`cast.spotify\`, and \`cast.*\` for all of their kind ([between segments](gateway.md)): whoever
  casts sets the volume by ways that nobody reads, so a cap and quiet hours refuse them.

## What ships

Reasons quote these lines as \`shipped-rules\`.

\`\`\`yaml
${SHIPPED_TEXT}\`\`\`

Roles without \`sources\` have the defaults of every list: music from known schemes and any host but the players themselves; no file shares, no pictures from
elsewhere, no software.

## Keys

A \`*\` stands for a name that you choose.

${table(['key', 'value', 'needed', 'what it is'], schemaRows(ConfigSchema))}`,
};
