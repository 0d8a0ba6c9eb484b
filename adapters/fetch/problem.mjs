/** Why something could not be fetched, and what the user can do next. */
export class Problem extends Error {
  name = 'Problem';

  constructor(message, next) {
    super(message);
    this.next = next;
  }
}
