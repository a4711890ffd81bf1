/** MongoDB error codes this engine answers with; names and numbers as in the MongoDB manual's error code table. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  IllegalOperation: 20,
  InvalidLength: 21,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  UnknownReplWriteConcern: 79,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CannotSatisfyWriteConcern: 100,
  WriteConflict: 112,
  CommandNotSupported: 115,
  ConflictingOperationInProgress: 117,
  InvalidPipelineOperator: 168,
  InvalidIndexSpecificationOption: 197,
  TransactionTooOld: 225,
  ConversionFailure: 241,
  NoSuchTransaction: 251,
  OperationNotSupportedInTransaction: 263,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  MergeStageNoMatchingDocument: 13113,
  CursorInUse: 12051,
  InterruptedAtShutdown: 11600,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  Location15947: 15947,
  Location15952: 15952,
  Location15955: 15955,
  Location15956: 15956,
  Location15957: 15957,
  Location15958: 15958,
  Location15959: 15959,
  Location15975: 15975,
  Location15976: 15976,
  Location15983: 15983,
  Location16006: 16006,
  Location16007: 16007,
  Location16020: 16020,
  Location16410: 16410,
  Location16554: 16554,
  Location16555: 16555,
  Location16609: 16609,
  Location16612: 16612,
  Location16702: 16702,
  Location17124: 17124,
  Location17276: 17276,
  Location18533: 18533,
  Location18536: 18536,
  Location28651: 28651,
  Location28664: 28664,
  Location28667: 28667,
  Location28689: 28689,
  Location28690: 28690,
  Location28724: 28724,
  Location28725: 28725,
  Location28729: 28729,
  Location28765: 28765,
  Location28809: 28809,
  Location28810: 28810,
  Location28811: 28811,
  Location28812: 28812,
  Location28818: 28818,
  Location31002: 31002,
  Location31249: 31249,
  Location31253: 31253,
  Location31254: 31254,
  Location31441: 31441,
  Location34443: 34443,
  Location34450: 34450,
  Location34471: 34471,
  Location40081: 40081,
  Location40085: 40085,
  Location40087: 40087,
  Location40156: 40156,
  Location40169: 40169,
  Location40180: 40180,
  Location40228: 40228,
  Location40231: 40231,
  Location40234: 40234,
  Location40235: 40235,
  Location40236: 40236,
  Location40238: 40238,
  Location40272: 40272,
  Location40323: 40323,
  Location40324: 40324,
  Location40353: 40353,
  Location40386: 40386,
  Location40390: 40390,
  Location40394: 40394,
  Location40400: 40400,
  Location40415: 40415,
  Location40485: 40485,
  Location40533: 40533,
  Location40600: 40600,
  Location40601: 40601,
  Location50699: 50699,
  Location51024: 51024,
  Location51091: 51091,
  Location51132: 51132,
  Location51178: 51178,
  Location51182: 51182,
  Location51183: 51183,
  Location51185: 51185,
  Location51186: 51186,
  Location51246: 51246,
  Location51272: 51272,
} as const

export type CodeName = keyof typeof CODES

export interface ErrorExtra {
  keyPattern?: Record<string, unknown>
  keyValue?: Record<string, unknown>
  errorLabels?: string[]
}

/** An answer the client must see as a MongoDB server error. */
export class MongoError extends Error {
  readonly code: number
  constructor(
    readonly codeName: CodeName,
    message: string,
    readonly extra: ErrorExtra = {},
  ) {
    super(message)
    this.name = 'MongoError'
    this.code = CODES[codeName]
  }
}

export function fail(codeName: CodeName, message: string, extra?: ErrorExtra): never {
  throw new MongoError(codeName, message, extra)
}

/**
 * Any thrown value as the error a client gets. A stack overflow comes from input nested too deep;
 * everything unknown is InternalError (1) and never ends the process.
 */
export function toMongoError(thrown: unknown): MongoError {
  if (thrown instanceof MongoError) return thrown
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
    return new MongoError('Overflow', 'nested too deep')
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof Error && thrown.name === 'BSONError') return new MongoError('InvalidBSON', message)
  if (/MDB_MAP_FULL|ENOSPC|No space/i.test(message)) return new MongoError('OutOfDiskSpace', message)
  return new MongoError('InternalError', message)
}
