/** There is no camera, or it is not handed out; the message says what to do instead. */
export class NoCamera extends Error {}
