import path from 'node:path'
import type { Config } from './config'
import { createLogger } from './log'
import { localFileStore } from './modules/files/files.store'
import type { Parts } from './parts'
import { createSealBox } from './seal-box'
import { createIdentity } from './identity/create'
import { createSms } from './sms/create'
import { systemTime, timeMachineTime } from './time'
import { createWechat } from './wechat/create'
import { createWecom } from './wecom/create'

/** The real parts of a running program. */
export function makeParts(config: Config, name: string): Parts {
  const log = createLogger(config.LOG_LEVEL, name)
  const box = createSealBox(config.SECRET_KEY)
  return {
    config,
    log,
    box,
    time: config.TIME_MACHINE_FILE ? timeMachineTime(config.TIME_MACHINE_FILE) : systemTime,
    files: localFileStore(path.join(config.DATA_DIR, 'files')),
    wechat: createWechat(config, box, log),
    wecom: createWecom(config, box, log),
    sms: createSms(config, log),
    identity: createIdentity(config, log),
  }
}
