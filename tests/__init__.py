"""The tests of the house: one folder a room, contracts, journeys and browser beside them."""
