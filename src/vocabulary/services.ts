/** The services that podcast:block can name (serviceslugs.txt). */
export const services: readonly string[] = `
  acast amazon anchor apple audible audioboom backtracks bitcoin blubrry buzzsprout captivate castos
  castopod facebook fireside fyyd google gpodder hypercatcher kasts libsyn mastodon megafono megaphone
  omnystudio overcast paypal pinecast podbean podcastaddict podcastguru podcastindex podcasts podchaser
  podcloud podfriend podiant podigee podnews podomatic podserve podverse redcircle relay resonaterecordings
  rss shoutengine simplecast slack soundcloud spotify spreaker tiktok transistor twitter whooshkaa youtube
  zencast
`
  .trim()
  .split(/\s+/);

/** The protocols that comments are read by (socialprotocols.txt); `disabled` says that none are wanted. */
export const socialProtocols = [
  'disabled',
  'activitypub',
  'twitter',
  'lightning',
  'atproto',
  'hive',
  'matrix',
  'nostr',
] as const;

/** The protocols of chat rooms (chatprotocols.txt). */
export const chatProtocols = ['irc', 'xmpp', 'nostr', 'matrix'] as const;

/** The payment layers that apps pay through, with the methods of each (valueslugs.txt). */
export const paymentMethods = { lightning: ['keysend', 'amp', 'lnaddress'] } as const;

/** The kinds of address that a payment can be sent to (valueslugs.txt). */
export const recipientTypes = ['node', 'lnaddress', 'wallet'] as const;
