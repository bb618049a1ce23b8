package gateway

// Status is the header with which a status is asked for.
func (a *Account) Status(id string) (string, error) {
	token, err := a.Token("/tss/v2/transactions/" + id)
	return "Bearer " + token, err
}
