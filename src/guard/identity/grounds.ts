/**
 * On what ground somebody is taken for who it is, or for a stranger: the closed list; ids are for ever. A stranger is
 * what its network gives to strangers: the role of its segment, or nobody.
 *
 * `sort` is `known` for a principal of its own, `stranger` for one that showed nothing (or a device that is none any
 * more), and `wrong` for a credential that was shown and does not hold: that is nobody, whatever else is known.
 */
export const GROUNDS = {
  'signed-in': { sort: 'known', meaning: 'A person is signed in at this address.' },
  device: { sort: 'known', meaning: 'An enrolled device lives at this address.' },
  token: { sort: 'known', meaning: 'A program showed its token.' },
  certificate: { sort: 'known', meaning: 'A program showed its client certificate.' },
  hardware: {
    sort: 'known',
    meaning:
      'Somebody is known at another address of this network, is there now, and asks from here with the same hardware address: enough to be told of rooms.',
  },
  unknown: { sort: 'stranger', meaning: 'Nothing is known of this address.' },
  'lease-over': { sort: 'stranger', meaning: 'A device was enrolled here; its lease is over.' },
  'session-over': {
    sort: 'stranger',
    meaning: 'A person was signed in here; the time of that is over.',
  },
  'device-ended': { sort: 'stranger', meaning: 'A device was enrolled here; its owner ended it.' },
  'other-hardware': {
    sort: 'stranger',
    meaning: 'Somebody is known at this address, and another hardware address uses it now.',
  },
  'hardware-unseen': {
    sort: 'stranger',
    meaning: 'Somebody is known here by the hardware address too, and that could not be seen now.',
  },
  'several-devices': { sort: 'stranger', meaning: 'More than one device fits, so none is taken for it.' },
  'wrong-credential': { sort: 'wrong', meaning: 'A credential was shown that nobody has.' },
  'ended-credential': { sort: 'wrong', meaning: 'The credential was ended by the owner.' },
  'credential-elsewhere': {
    sort: 'wrong',
    meaning: 'The credential is good, but not from this network.',
  },
  'several-credentials': {
    sort: 'wrong',
    meaning: 'More than one credential was shown: it would be open which one counts.',
  },
  'too-many-wrong': {
    sort: 'wrong',
    meaning: 'Too many wrong credentials came from this address; for a while none is looked at.',
  },
  'no-address': { sort: 'wrong', meaning: 'Where it came from is no address.' },
} as const satisfies Record<
  string,
  { readonly sort: 'known' | 'stranger' | 'wrong'; readonly meaning: string }
>;

export type Ground = keyof typeof GROUNDS;
