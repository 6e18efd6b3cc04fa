/**
 * What people can do, as far as it is the same thing whichever check asks for it. A remedy of a check names its step; the
 * report counts how many findings a step helps against and tells the best ones first.
 */
export const STEPS = {
  'own-network':
    'Give the players a network of their own, and let in only the phones and computers that are to control them.',
  update:
    'Bring every player to the newest software of its line: in the Sonos app (for old players the Sonos S1 app) under Settings, System, System Updates.',
  'connection-security':
    'In the Sonos app under Account, Privacy & Security, Connection Security: switch Authentication on, and UPnP off unless the desktop app or home automation needs it.',
  'guests-elsewhere':
    'Keep guests and gadgets in another network than the players: give guests the guest network of the router.',
  'no-port-forwarding': 'Check in the router that no port forwarding leads to a player (port 1400).',
  'rebind-protection':
    'Use a name server (the router, often) that drops answers pointing into your own network: "DNS rebind protection".',
  'outgoing-rules':
    'In the router or firewall, do not let the devices open connections to networks that they have no business in.',
  'unlocked-player':
    'Find out who unlocked the player whose login is open. Take it off the network, reset it to factory settings and update it.',
  'second-generation': 'Move players that can run S2 there, and choose such ones when you replace a player.',
  'device-update': 'Bring the software of the other devices up to date.',
  'device-switch':
    'Switch UPnP (DLNA, media sharing, port mapping) off on devices where nothing of yours needs it.',
} as const;

export type Step = keyof typeof STEPS;

export const STEP_NAMES = [
  'own-network',
  'update',
  'connection-security',
  'guests-elsewhere',
  'no-port-forwarding',
  'rebind-protection',
  'outgoing-rules',
  'unlocked-player',
  'second-generation',
  'device-update',
  'device-switch',
] as const satisfies readonly Step[];
