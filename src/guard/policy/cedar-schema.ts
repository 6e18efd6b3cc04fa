import { RISK_CLASSES } from '../../catalog/risk.ts';
import { BINDINGS, PRINCIPAL_KINDS } from '../identity/principal.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

/**
 * What policies can speak of, in Cedar's schema language; `docs/policy.md` shows it. An action of Cedar is a risk class
 * and not a name: the class of one action depends on its arguments (`SetAVTransportURI` with and without a foreign
 * place), pages and commands of the local API are no closed list, and a class is. The name is in the context.
 */
export const CEDAR_SCHEMA = `// A role of tonewall.yaml.
entity Role;
// A group of tonewall.yaml.
entity Group;
// Who asks: Principal::"person/anna". kind: ${PRINCIPAL_KINDS.join(', ')}.
// binding: ${BINDINGS.join(', ')}; strength: their number, from 0.
entity Principal in [Role, Group] = { kind: String, id: String, binding: String, strength: Long };
// A room of tonewall.yaml. Every room that would change is asked about on its own.
entity Room;
// A place the player would be told to fetch from. Every place is asked about on its own.
type Source = {
  scheme: String,
  host?: String,
  address?: ipaddr,
  // media, art, share, software, other
  use: String,
  // The host is a player of tonewall.yaml.
  atPlayer: Bool,
};
type Context = {
  // "AVTransport.Play", "page./status/zp", "local-api.playback.play", "cast.airplay"
  action: String,
  // soap, event, page, description, art, local-api, cast
  door: String,
  // Local time: minutes from midnight, "mon" to "sun", the day before.
  minute: Long,
  day: String,
  dayBefore: String,
  // An owner has approved this very request.
  approved: Bool,
  // How loud the room could be afterwards, 0 to 100.
  volume?: Long,
  volumeUnknown: Bool,
  // The room may become louder than it is.
  louder: Bool,
  // It may start sound.
  sounds: Bool,
  source?: Source,
};
action ${quoted(RISK_CLASSES)} appliesTo { principal: Principal, resource: Room, context: Context };
`;
