/** A feed that is not published where it should be, with the reason in words and how to go on. */
export class CannotPublish extends Error {}

/** Another run published in the folder after the feed that this one was made from was read. */
export class Overtaken extends CannotPublish {}
