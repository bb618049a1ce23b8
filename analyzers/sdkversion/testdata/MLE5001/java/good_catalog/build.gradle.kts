dependencies {
    implementation(libs.cybersource.client)
}
