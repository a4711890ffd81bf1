/** The permissions of one group with their names. All of a word stand in the file that names the word. */
export type PermissionNames<Word extends string> = Readonly<Record<`${Word}.${string}`, string>>
