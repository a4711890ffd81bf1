export default definePageConfig({ navigationBarTitleText: '授权代办', enablePullDownRefresh: true })
