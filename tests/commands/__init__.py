"""Tests of the commands, as a person types them and as another program reads them."""
