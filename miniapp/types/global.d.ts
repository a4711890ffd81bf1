/// <reference types="@tarojs/taro" />

declare module '*.png'
declare module '*.svg'
declare module '*.scss'

/** Where the API lives, without a trailing slash; '' means the page's own origin (set by config/index.ts). */
declare const API_BASE: string
