/** The refusals of one group. A code is `<word>.<what>`; all codes of a word stand in the file that names the word. */
export type RefusalTable<Word extends string> = Readonly<
  Record<`${Word}.${string}`, { readonly status: number; readonly text: string }>
>
